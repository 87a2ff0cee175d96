/** The largest of ascending candidates that fits; sizes grow with the candidates. */
export function largestFit(
  candidates: readonly number[],
  fits: (candidate: number) => boolean,
): number | undefined {
  let low = 0;
  let high = candidates.length - 1;
  let best: number | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = candidates[middle];
    if (candidate !== undefined && fits(candidate)) {
      best = candidate;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}
