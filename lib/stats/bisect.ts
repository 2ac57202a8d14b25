/**
 * Returns the x above 0 at which a falling function reaches a value, to about 14 digits: by doubling `high` until the
 * function is below the value there, and narrowing the interval that then holds x. At most 2^500 times `high` is looked at.
 *
 * Formula: inverse quadratic interpolation through the last three points where they lie so that it can be trusted, else the
 * middle. Source: Chandrupatla 1997, https://doi.org/10.1016/S0965-9978(96)00051-8.
 */
export function bisectFalling(falling: (x: number) => number, value: number, high: number): number {
  const from = (x: number): number => falling(x) - value;
  let [low, top] = [0, high];
  let [atLow, atTop] = [Number.NaN, from(high)];
  for (let step = 0; step < 500 && atTop > 0; step += 1) {
    [low, atLow] = [top, atTop];
    top *= 2;
    atTop = from(top);
  }
  // `a` is the newest point, the root lies between it and `b`, and `c` is the one before.
  let [a, b, c] = [top, low, low];
  let [atA, atB, atC] = [atTop, atLow, atLow];
  let part = 0.5;
  for (let step = 0; step < 1100 && atA !== 0; step += 1) {
    const x = a + part * (b - a);
    const at = from(x);
    [c, atC] = at > 0 === atA > 0 ? [a, atA] : [b, atB];
    if (at > 0 !== atA > 0) [b, atB] = [a, atA];
    [a, atA] = [x, at];
    const width = Math.abs(b - a);
    if (width <= 1e-14 * Math.max(a, b)) break;
    part = partOf({ a, b, c, atA, atB, atC }, (0.5e-14 * Math.max(a, b)) / width);
  }
  return Math.abs(atB) < Math.abs(atA) ? b : a;
}

interface Points {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly atA: number;
  readonly atB: number;
  readonly atC: number;
}

/** How far from `a` towards `b` to look next, at least `least` from either. */
function partOf({ a, b, c, atA, atB, atC }: Points, least: number): number {
  const place = (a - b) / (c - b);
  const height = (atA - atB) / (atC - atB);
  // Not a number where the function at `b` or `c` is unknown; then the middle is taken.
  if (!(height * height < place && (1 - height) ** 2 < 1 - place)) return 0.5;
  const part =
    (atA / (atB - atA)) * (atC / (atB - atC)) + (((c - a) / (b - a)) * atA * atB) / ((atC - atA) * (atC - atB));
  return Math.min(1 - least, Math.max(least, part));
}
