/** What a condition asks about, and how far it went. */
import { describe, expect, test } from 'vitest';
import { guaranteed, toward } from '../../lib/gate/seen.ts';
import { askedOf } from '../../lib/gate/subject.ts';
import type { GateVerb } from '../../lib/model/gate.ts';
import { comparison, group, shift } from './hand.ts';

describe('how far a shift goes', () => {
  test.each<[GateVerb, number | null, number, number, number, number]>([
    ['grew', 5, 4, 6, 5, 4],
    ['grew', -5, -6, -4, -5, -6],
    ['shrank', -5, -6, -4, 5, 4],
    ['shrank', 5, 4, 6, -5, -6],
    ['shift', 5, 4, 6, 5, 4],
    ['shift', -5, -6, -4, 5, 4],
    // Only bounded: what is certain of it, and nothing where it may have gone either way.
    ['grew', null, 4, 6, 4, 4],
    ['shrank', null, 4, 6, 0, -6],
    ['grew', null, -6, -4, 0, -6],
    ['shrank', null, -6, -4, 4, 4],
    ['shift', null, -6, -4, 4, 4],
    ['shift', null, 4, 6, 4, 4],
    ['shift', null, -1, 2, 0, -1],
    ['shift', null, -2, 1, 0, -1],
  ])('%s, %j between %i and %i: %i, of which %i for certain', (verb, points, low, high, far, certain) => {
    expect(toward({ points, low, high }, verb) + 0).toBe(far);
    expect(guaranteed({ low, high, points }, verb) + 0).toBe(certain);
  });
});

describe('what a name stands for', () => {
  const of = comparison([shift('x', 1, 2), shift('y', 3, 4), shift('x', 5, 6)], {
    groups: [
      group('domain', 'kernel', 9, 9),
      group('dso', 'kernel', 8, 8),
      group('dso', 'libc', 7, 7),
      group('patch', 'kernel', 6, 6),
      group('group', 'y', 5, 5),
      group('comm', 'sh', 4, 4),
    ],
  });

  test.each([
    ['a group of the user before a symbol', 'y', [['group', 5]], 1],
    [
      'every row of a symbol',
      'x',
      [
        ['symbol', 1],
        ['symbol', 5],
      ],
      3,
    ],
    ['the patch before a domain, and that before an object', 'kernel', [['patch', 6]], 1],
    ['an object', 'libc', [['dso', 7]], 2],
    ['no command', 'sh', [], 0],
  ] as const)('%s', (_, target, subjects, family) => {
    const asked = askedOf(of, target);
    expect(asked.subjects.map(({ by, before }) => [by, before.ticks / 1e6])).toEqual(subjects);
    expect(asked.family).toHaveLength(family);
  });

  test('nothing in particular: every symbol', () => {
    expect(askedOf(of, null).subjects.map(({ name }) => name)).toEqual(['x', 'y', 'x']);
  });

  test('which lists hold it, and whether its shift is known', () => {
    const listed = askedOf(comparison([shift('a', 1, 2), shift('b', null, 2), shift('c', 1, null)]), null).subjects;
    expect(listed.map((each) => [each.listed, each.known])).toEqual([
      ['both', true],
      ['after', false],
      ['before', false],
    ]);
    const [one] = askedOf(of, 'libc').subjects;
    expect([one?.listed, one?.known, one?.noise]).toEqual(['both', true, null]);
  });
});
