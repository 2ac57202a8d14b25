import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { describe, expect, test } from 'vitest';
import { studentCritical, studentTails } from '../../lib/stats/student-t.ts';
import { trigammaInverse } from '../../lib/stats/trigamma-inverse.ts';

/** Expects every value to be within `digits` significant digits of R's. */
function expectAll(actual: readonly number[], r: readonly number[], digits = 12): void {
  expect(actual).toHaveLength(r.length);
  actual.forEach((value, at) => {
    expect(Math.abs(value / (r[at] ?? 0) - 1)).toBeLessThan(10 ** -digits);
  });
}

const ARGUMENTS = [0.01, 0.5, 1, 4, 8.244525, 1e6];

// The figures are printed by R 4.2.2 with options(digits = 17); the call stands above each.
describe('as R has it', () => {
  // digamma(c(.01, .5, 1, 4, 8.244525, 1e6))
  test('digamma', () =>
    expectAll(
      ARGUMENTS.map(digamma),
      [
        -100.56088545786866, -1.9635100260214231, -0.5772156649015323, 1.2561176684318007, 2.0476788356523832,
        13.81551005796419,
      ],
    ));

  // trigamma(c(.01, .5, 1, 4, 8.244525, 1e6))
  test('its derivative', () => {
    expectAll(
      ARGUMENTS.map(trigamma),
      [
        10001.621213528313, 4.934802200544679, 1.6449340668482264, 0.28382295573711525, 0.12894510604689721,
        1.0000005000001672e-6,
      ],
    );
  });

  // limma::trigammaInverse(c(.01, .128, 1, 30)), which stops at 8 digits, and its rules for the ends: 1e-7, 1e8
  test('the inverse of trigamma', () => {
    expectAll(
      [0.01, 0.128, 1, 30].map(trigammaInverse),
      [100.49916668194319, 8.301864953415647, 1.4262551202150788, 0.18662253008393503],
      8,
    );
    expectAll([1e-7, 1e8].map(trigammaInverse), [1e7, 1e-4]);
    for (const x of [1e-5, 0.3, 1e3]) expect(trigamma(trigammaInverse(x)) / x).toBeCloseTo(1, 11);
  });

  // 2 * pnorm(-c(.01, 1, 1.959963984540054, 6, 20))
  test('the normal distribution', () =>
    expectAll(
      [0.01, 1, 1.959963984540054, 6, 20].map((z) => studentTails(z, Number.POSITIVE_INFINITY)),
      [0.9920212873707368, 0.3173105078629141, 0.05, 1.9731752900753962e-9, 5.507248237212467e-89],
    ));

  test("Student's t", () => {
    // 2 * pt(-c(.1, 1, 2.5, 8, 40), c(8, 24.5, 3, 1.5, 200))
    expectAll(
      [studentTails(0.1, 8), studentTails(1, 24.5), studentTails(-2.5, 3), studentTails(8, 1.5), studentTails(40, 200)],
      [0.9228049094305969, 0.32708540951054565, 0.0877066470080655, 0.032918350940906824, 2.2487396535202259e-97],
      11,
    );
    // qt(c(.975, .975, .995, .8, .55), c(1, 24.489, 8, 1000, .7))
    expectAll(
      [
        studentCritical(0.05, 1),
        studentCritical(0.05, 24.489),
        studentCritical(0.01, 8),
        studentCritical(0.4, 1000),
        studentCritical(0.9, 0.7),
      ],
      [12.706204736174694, 2.0617198400616727, 3.3553873313333953, 0.8419808221624288, 0.17170314599585623],
      11,
    );
    // qt(.975, 1e7), qnorm(.975)
    expectAll(
      [studentCritical(0.05, 1e7), studentCritical(0.05, Number.POSITIVE_INFINITY)],
      [1.9599642217672049, 1.9599639845400536],
      11,
    );
  });

  // pf(c(.5, 4.26, 30, 700), 1, c(24, 24.489, 8, 24), lower.tail = FALSE)
  test('F on 1 degree of freedom', () =>
    expectAll(
      [
        studentTails(Math.sqrt(0.5), 24),
        studentTails(Math.sqrt(4.26), 24.489),
        studentTails(Math.sqrt(30), 8),
        studentTails(Math.sqrt(700), 24),
      ],
      [0.48630984991273452, 0.04976866480161093, 0.0005893879768047371, 2.8822605397979934e-19],
      11,
    ));

  test('where t becomes normal there is no step', () => {
    for (const t of [0.5, 2, 5, 9]) expect(studentTails(t, 100_000) / studentTails(t, 99_999.9) - 1).toBeLessThan(1e-5);
  });
});
