import { keepTrying, type Trying } from '../keep-trying.ts';
import type { Ledger } from './ledger.ts';

/**
 * A ledger that records what became of a delivery although the store is away for a moment: only this process knows it,
 * and without it a digest that arrived would be `uncertain`. Everything else fails at once.
 */
export function patientLedger(ledger: Ledger, trying: Trying): Ledger {
  return {
    ...ledger,
    putDown: (...what) => keepTrying(() => ledger.putDown(...what), trying),
    end: (...what) => keepTrying(() => ledger.end(...what), trying),
  };
}
