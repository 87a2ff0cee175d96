import { styleText } from 'node:util';

/** The names of pino's levels: https://getpino.io/#/docs/api?id=loggerlevels-object */
const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** What says nothing to somebody who sits at the terminal. */
const ownFields = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);

/** A line of the log for people: `12:03:04 warn  no connection to Slack; it is tried again code=timeout`. */
export function readableLine(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as {
    level: number;
    time: number;
    msg?: string;
    err?: { stack?: string };
  } & Record<string, unknown>;
  const name = levels[level] ?? String(level);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const fields = Object.entries(rest)
    .filter(([field]) => !ownFields.has(field))
    .map(([field, value]) => `${field}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const readable = [
    styleText('dim', clock),
    styleText(level >= 50 ? 'red' : level >= 40 ? 'yellow' : 'green', name.padEnd(5)),
    msg ?? '',
    ...(fields.length === 0 ? [] : [styleText('dim', fields.join(' '))]),
  ].join(' ');
  return `${readable}${err?.stack === undefined ? '' : `\n${err.stack}`}\n`;
}
