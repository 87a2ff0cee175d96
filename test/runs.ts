/**
 * How many cases a property is tried with: every one with `EVERY_CASE=1`, a quarter of them in an ordinary run, where
 * each run draws others.
 * @param all how many cases are the whole of it.
 */
export function runs(all: number): number {
  const asked = process.env['EVERY_CASE'] ?? '';
  return asked === '' ? Math.ceil(all / 4) : all;
}

/** Of a list, what an ordinary run tries: an even choice of about `most`, and all with `EVERY_CASE=1`. */
export function sample<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = (process.env['EVERY_CASE'] ?? '') === '' ? Math.max(1, Math.floor(items.length / most)) : 1;
  return items.filter((_, index) => index % step === 0);
}
