/** A folder of the user's own for compiled code; undefined where there is none. */
export function compileCacheFolder(home?: string): string | undefined;
