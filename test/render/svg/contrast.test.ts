import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, type Palette } from '../../../lib/render/svg/palette.ts';

/** Relative luminance and contrast as WCAG 2.1 defines them (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast is computed as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  // https://webaim.org/resources/contrastchecker: the grey that just fails on white.
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('on a %s page', (_, palette: Palette) => {
  const fills = { ...Object.fromEntries(palette.tones.map((fill, at) => [`tone ${at - 5}`, fill])) };

  test.each(
    Object.entries({
      ...fills,
      page: palette.page,
      unknown: palette.unknown,
      holder: palette.holder,
      room: palette.room,
      hatch: palette.hatch,
    }),
  )('a label on %s can be read', (_name, fill) => {
    expect(contrast(palette.ink, fill)).toBeGreaterThanOrEqual(4.5);
  });

  test('so can the words beside the graph, and outlines and focus be seen', () => {
    expect(contrast(palette.muted, palette.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.line, palette.page)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.focus, palette.page)).toBeGreaterThanOrEqual(3);
  });

  test('a grey print keeps the order of the steps, and what cannot be told is no step of a colour', () => {
    const steps = palette.tones.map(luminance);
    const away = (from: readonly number[]): readonly number[] =>
      from.map((each) => Math.abs(each - luminance(palette.page)));
    const up = away(steps.slice(5));
    const down = away(steps.slice(0, 6).toReversed());
    for (const row of [up, down]) expect(row).toEqual(row.toSorted((a, b) => a - b));
    expect(palette.tones).not.toContain(palette.unknown);
  });

  test('blue and orange stay apart without red or green', () => {
    // Without red cones or green cones what is left is lightness and blue against yellow: the blue channel must differ.
    const blue = (color: string): number => Number.parseInt(color.slice(5, 7), 16);
    for (let step = 2; step <= 5; step++) {
      const [down, up] = [palette.tones[5 - step] ?? '', palette.tones[5 + step] ?? ''];
      expect(blue(down) - blue(up)).toBeGreaterThan(20);
    }
  });
});
