/** Random numbers that are the same on every machine. */

/**
 * Returns a source of numbers from 0 to 1: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c.
 * @param {number} seed
 * @returns {() => number}
 */
export function uniforms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/**
 * A standard normal value, by Box and Muller.
 * @param {() => number} uniform
 */
export function normal(uniform) {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * A gamma value of scale 1, by Marsaglia and Tsang 2000, https://doi.org/10.1145/358407.358414.
 * @param {() => number} uniform
 * @param {number} shape
 * @returns {number}
 */
export function gamma(uniform, shape) {
  if (shape < 1) return gamma(uniform, shape + 1) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(uniform);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * A Poisson value: by multiplication below 10, above it by a gamma waiting time (Ahrens and Dieter 1974).
 * @param {() => number} uniform
 * @param {number} mean
 * @returns {number}
 */
export function poisson(uniform, mean) {
  let left = mean;
  let count = 0;
  while (left > 10) {
    const events = Math.floor(left * 0.875);
    const wait = gamma(uniform, events);
    if (wait > left) return count + binomial(uniform, events - 1, left / wait);
    left -= wait;
    count += events;
  }
  const limit = Math.exp(-left);
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

/**
 * A binomial value, by halving at the median of a beta until few are left (Relles 1972).
 * @param {() => number} uniform
 * @param {number} trials
 * @param {number} probability
 * @returns {number}
 */
function binomial(uniform, trials, probability) {
  let [n, p, count] = [trials, probability, 0];
  while (n > 20) {
    const i = 1 + Math.floor(n / 2);
    const x = gamma(uniform, i);
    const split = x / (x + gamma(uniform, n + 1 - i));
    if (split <= p) {
      count += i;
      n -= i;
      p = (p - split) / (1 - split);
    } else {
      n = i - 1;
      p /= split;
    }
  }
  for (let trial = 0; trial < n; trial += 1) if (uniform() < p) count += 1;
  return count;
}

/**
 * A count of the mean whose variance is `dispersion` times the mean: negative binomial above 1, below it a gamma value
 * that is rounded.
 * @param {() => number} uniform
 * @param {number} mean
 * @param {number} dispersion
 */
export function count(uniform, mean, dispersion) {
  if (mean <= 0) return 0;
  if (dispersion > 1.0001) return poisson(uniform, gamma(uniform, mean / (dispersion - 1)) * (dispersion - 1));
  if (dispersion > 0.999) return poisson(uniform, mean);
  return Math.round(gamma(uniform, mean / dispersion) * dispersion);
}
