/** One measured figure. The ratio is what counts: single times differ between machines. */
export interface Result {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'MB' | '/s';
  /** This figure divided by that of `against`, measured in the same run. */
  readonly ratio: number;
  readonly against: string;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The results as a table for people. */
export function asTable(results: readonly Result[]): string {
  const rows = [
    ['group', 'name', 'value', 'ratio', 'against'],
    ...results.map(({ group, name, value, unit, ratio, against }) => [
      group,
      name,
      `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`,
      ratio.toFixed(2),
      against,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
