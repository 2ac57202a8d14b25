/**
 * Returns the q of each p, in their order: the smallest share of false discoveries at which it would be one.
 *
 * Formula: with p sorted upwards, q(i) = min over j >= i of p(j) m / j, at most 1.
 * Source: Benjamini and Hochberg 1995, https://doi.org/10.1111/j.2517-6161.1995.tb02031.x; R's p.adjust(p, "BH").
 * Assumptions: the tests are independent or positively dependent. Shares of one whole are weakly negatively dependent,
 * which does no harm that the simulations would show. Smallest n: 1, where q is p.
 */
export function benjaminiHochberg(p: ArrayLike<number>): readonly number[] {
  const count = p.length;
  const sorted = Float64Array.from(p).sort();
  const q = new Float64Array(count);
  let least = 1;
  for (let place = count - 1; place >= 0; place -= 1) {
    least = Math.min(least, ((sorted[place] as number) * count) / (place + 1));
    q[place] = least;
  }
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) found.push(q[placeIn(sorted, p[at] as number)] as number);
  return found;
}

/** Where a value stands among sorted ones: any of its places, since equal p have equal q. */
function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
