import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { measurementsOf } from '../../lib/sections/measured-side.ts';

/** What was measured, as `line side name: values`. */
function measured(text: string): readonly string[] {
  return readProfiles(text).measurements.map(
    ({ line, side, name, values }) => `${line} ${side} ${name}: ${values.join(' ')}`,
  );
}

const BEFORE = '  13.15%  [kernel]  [k] __xdp_return\n   4.00%  [kernel]  [k] bq_enqueue';
const AFTER = '  12.42%  [kernel]  [k] __xdp_return\n   4.10%  [kernel]  [k] bq_enqueue';

describe('measurements and their sides', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a heading above',
      '* before:\n\n13.8 Mpps\n\n* after:\n\n14.1 Mpps',
      ['3 before pps: 13800000', '7 after pps: 14100000'],
    ],
    ['words of the line', 'before: 13.8 Mpps\nafter:  14.1 Mpps', ['1 before pps: 13800000', '2 after pps: 14100000']],
    [
      'words behind the figure',
      '13.8 Mpps without the patch\n14.1 Mpps with the patch',
      ['1 before pps: 13800000', '2 after pps: 14100000'],
    ],
    ['words of the line win over the heading', '* after:\nvanilla: 13.8 Mpps', ['2 before pps: 13800000']],
    ['several lines of one are its values', '* before:\n13.8 Mpps\n13.9 Mpps', ['2 before pps: 13800000 13900000']],
    [
      'several labelled lines too',
      'before: 13.8 Mpps\nbefore: 13.9 Mpps\nafter: 14.1 Mpps',
      ['1 before pps: 13800000 13900000', '3 after pps: 14100000'],
    ],
    [
      'sections of equal labels stay apart',
      '* before:\n13.8 Mpps\n\n* before:\n13.9 Mpps',
      ['2 before pps: 13800000', '5 before pps: 13900000'],
    ],
    ['no label', '13.8 Mpps', ['1 null pps: 13800000']],
    [
      'a caption before a line of a benchmark',
      'before: a->b  7 rx/s\nafter: a->b  8 rx/s',
      ['1 before a->b rx: 7', '2 after a->b rx: 8'],
    ],
    [
      'a program’s name is no label',
      '7: xdp  name new  tag b11459a0e11ca14c  gpl run_time_ns 80 run_cnt 8',
      ['1 null new: 10', '1 null new: 8'],
    ],
  ])('%s', (_, text, expected) => {
    expect(measured(text)).toEqual(expected);
  });

  test('figures right under a table belong to its side', () => {
    const text = `* before:\n${BEFORE}\n13.8 Mpps\n\n* after:\n${AFTER}\n14.1 Mpps`;
    expect(measured(text)).toEqual(['4 before pps: 13800000', '9 after pps: 14100000']);
  });

  test('a profile has the measurements of its side, the nearest first', () => {
    const text = `* before:\n13.8 Mpps\n\n* before:\n13.9 Mpps\n\n* before:\n${BEFORE}\n\n* after:\n${AFTER}\n14.1 Mpps`;
    const { measurements, profiles } = readProfiles(text);
    const valuesOf = profiles.map((profile) =>
      measurementsOf(measurements, profiles, profile).map(({ values }) => values[0]),
    );
    expect(valuesOf).toEqual([[13.9e6, 13.8e6], [14.1e6]]);
  });

  test('the only profile of a document has them all', () => {
    const { measurements, profiles } = readProfiles(`${BEFORE}\n\n13.8 Mpps`);
    const [profile] = profiles;
    expect(profile === undefined ? [] : measurementsOf(measurements, profiles, profile)).toHaveLength(1);
  });
});
