import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addShares, NO_SHARE, parseShare, toPoints } from '../../lib/model/share.ts';

describe('parseShare', () => {
  test.each([
    ['13.15', 13_150_000, 5_000],
    ['0,35', 350_000, 5_000],
    ['23.7', 23_700_000, 50_000],
    ['12', 12_000_000, 500_000],
    ['0.00', 0, 5_000],
    ['100.00', 100_000_000, 5_000],
    ['1.234567', 1_234_567, 0.5],
    ['1.2345674', 1_234_567, 0.5],
    ['1.2345675', 1_234_568, 0.5],
  ])('%s', (text, ticks, slack) => {
    expect(parseShare(text)).toEqual({ ticks, slack });
  });

  test.each(['', '.', '1.', '.5', '-1.00', '+1.00', '1.00%', '1e2', '1 000', '1.2.3', 'NaN', '0x10', '١٢'])(
    '"%s" is none',
    (text) => {
      expect(parseShare(text)).toBeNull();
    },
  );
});

const printed = fc.nat({ max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));

test('sums and differences of printed figures are exact', () => {
  fc.assert(
    fc.property(fc.array(printed, { maxLength: 400 }), printed, (figures, figure) => {
      const exact = (text: string): bigint => BigInt(text.replace('.', '')) * 10_000n;
      const shares = figures.flatMap((text) => parseShare(text) ?? []);
      expect(shares).toHaveLength(figures.length);
      const sum = shares.reduce(addShares, NO_SHARE);
      expect(BigInt(sum.ticks)).toBe(figures.reduce((total, text) => total + exact(text), 0n));
      expect(sum.slack).toBe(figures.length * 5_000);
      const other = parseShare(figure) ?? NO_SHARE;
      expect(BigInt(sum.ticks - other.ticks)).toBe(BigInt(sum.ticks) - exact(figure));
    }),
  );
});

test('a figure of up to six decimals reads back as the number it was', () => {
  const figure = fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 6 }));
  fc.assert(
    fc.property(figure, ([whole, fraction, digits]) => {
      const text = `${whole}.${String(fraction).padStart(6, '0').slice(0, digits)}`;
      expect(toPoints(parseShare(text)?.ticks ?? null)).toBe(Number(text));
    }),
  );
});
