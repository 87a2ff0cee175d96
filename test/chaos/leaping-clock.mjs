// Loaded before the program: on SIGUSR2 its wall clock leaps forward by a year for one second.
import process from 'node:process';

const { Date: RealDate } = globalThis;
const year = 365 * 86_400_000;
let ahead = 0;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};

process.on('SIGUSR2', () => {
  ahead = year;
  setTimeout(() => {
    ahead = 0;
  }, 1000);
});
