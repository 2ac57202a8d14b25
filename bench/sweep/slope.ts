/**
 * Returns the slope of the straight line through the logarithms of pairs, by least squares: 1 where the second grows as
 * the first does, 2 where it grows as its square. Pairs with a value that is not above 0 have no logarithm and are left
 * out; null with fewer than three others.
 */
export function slopeOf(pairs: readonly (readonly [number, number])[]): number | null {
  const logs = pairs.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  if (logs.length < 3) return null;
  const mean = (column: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[column], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (spread === 0) return null;
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}
