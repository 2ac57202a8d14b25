import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURE, readFigure } from '../../../lib/formats/measure/figure.ts';

describe('a figure', () => {
  test.each([
    ['13,803,680', true, 13803680],
    ['13.803.680', true, 13803680],
    ['13 803 680', true, 13803680],
    ["13'803'680", true, 13803680],
    ['13’803’680', true, 13803680],
    ['1420505', true, 1420505],
    ['13,803', true, 13803],
    ['13.803', false, 13.803],
    ['0.842', true, 0.842],
    ['16.00', false, 16],
    ['16,00', false, 16],
    ['1,024.50', false, 1024.5],
    ['1.024,50', false, 1024.5],
    ['0', true, 0],
  ] as const)('%s (whole numbers: %s) is %d for certain', (text, whole, value) => {
    expect(readFigure(text, whole)).toEqual({ value, ambiguous: null });
  });

  test.each([
    ['13.803', true, 13803],
    ['13,803', false, 13.803],
  ] as const)('%s (whole numbers: %s) is read as %d and said to be ambiguous', (text, whole, value) => {
    expect(readFigure(text, whole)?.value).toBe(value);
    expect(readFigure(text, whole)?.ambiguous).toContain('13803 or 13.803');
  });

  test.each(['', '13,80,680', '13,803.680,1', '13 803,680', 'n/a', '1e6', '-3', '16,15x,328'])(
    '"%s" is none',
    (text) => {
      expect(readFigure(text, true)).toBeNull();
    },
  );

  test('grouped by any locale reads back, and is found whole within a line', () => {
    const found = new RegExp(`^rate (${FIGURE}) `);
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 1e14 }),
        fc.constantFrom(',', '.', ' ', "'", '’'),
        (value, separator) => {
          const text = value.toLocaleString('en-US').replaceAll(',', separator);
          expect(readFigure(text, true)).toEqual({ value, ambiguous: null });
          expect(found.exec(`rate ${text} pkt/s`)?.[1]).toBe(text);
        },
      ),
    );
  });

  test('without groups reads back with its decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const text = `${whole}.${String(hundredths).padStart(2, '0')}`;
        expect(readFigure(text, false)).toEqual({ value: Number(text), ambiguous: null });
      }),
    );
  });
});
