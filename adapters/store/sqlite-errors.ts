import { StoreError } from './database.ts';

/**
 * SQLite's codes for what somebody else causes and time may mend: the file is busy or locked, the disk cannot be
 * written or is full. https://www.sqlite.org/rescode.html
 */
const passing: ReadonlySet<number> = new Set([5, 6, 10, 13]);

/** True where waiting may help: a full disk is emptied, another program lets go of the file. */
function isPassing(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  // The lowest eight bits of an extended code are the plain one.
  return typeof code === 'number' && passing.has(code & 0xff);
}

/** What SQLite says of a file that cannot be opened, for an operator. */
export function asSqliteStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return isPassing(error)
    ? new StoreError(
        `The store ${file} cannot be opened now: ${reason}. Check that its disk has room and that no other program holds the file.`,
        { cause: error, isPassing: true },
      )
    : new StoreError(
        `The store ${file} cannot be opened: ${reason}. Check that its folder can be written and that the file is a store of this program (COMPACTS_STORE names it).`,
        { cause: error },
      );
}
