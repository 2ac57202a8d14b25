/**
 * Returns the q of each p, in their order: the smallest share of false discoveries at which it would be one.
 *
 * Formula: with p sorted upwards, q(i) = min over j >= i of p(j) m / j, at most 1.
 * Source: Benjamini and Hochberg 1995, https://doi.org/10.1111/j.2517-6161.1995.tb02031.x; R's p.adjust(p, "BH").
 * Assumptions: the tests are independent or positively dependent. Shares of one whole are weakly negatively dependent,
 * which does no harm that the simulations would show. Smallest n: 1, where q is p.
 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const order = p.map((_, index) => index).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const q = [...p];
  let least = 1;
  order.forEach((at, place) => {
    least = Math.min(least, ((p[at] ?? 1) * p.length) / (p.length - place));
    q[at] = least;
  });
  return q;
}
