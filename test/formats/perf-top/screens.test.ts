import { expect, test } from 'vitest';
import { cellsOf, notesOf, onlyProfile, scanned } from '../scanned.ts';

const CLEAR = '\x1b[H\x1b[2J\n';
const HEADER =
  '   PerfTop:    8544 irqs/sec  kernel:50.5%  exact:  0.0% lost: 0/0 drop: 0/0 [4000Hz cpu-clock],  (all, 2 CPUs)';
const RULE = '-'.repeat(79);

const screen = (...rows: readonly string[]): string => [HEADER, RULE, '', ...rows, '', ''].join('\n');
const first = screen('    14.62%  w         [.] f', '     1.71%  [kernel]  [k] g');
const second = screen('    20.00%  w         [.] f', '     2.00%  [kernel]  [k] g');

test('reads one screen', () => {
  const profile = onlyProfile(`${first}exiting.\n`);
  expect(profile.format).toBe('perf-top');
  expect([profile.line, profile.endLine]).toEqual([1, 5]);
  expect(profile.entries.map(cellsOf)).toEqual([
    [14.62, null, 'w', '.', 'f'],
    [1.71, null, '[kernel]', 'k', 'g'],
  ]);
  expect(profile.facts.screens).toBeNull();
});

test('takes the last screen of a log and says how many there were', () => {
  const text = [screen(), first, second].map((each) => CLEAR + each).join('');
  const profile = onlyProfile(text);
  expect(profile.entries.map((entry) => cellsOf(entry)[0])).toEqual([20, 2]);
  expect(profile.facts.screens).toBe(3);
  expect(notesOf(text)).toEqual(['many-screens:14']);
});

test('takes the last screen where the clear codes were lost', () => {
  expect(onlyProfile(first + first + second).entries.map((entry) => cellsOf(entry)[0])).toEqual([20, 2]);
});

test('takes the screen above where the log ends inside the last one', () => {
  const cut = [HEADER, RULE, '', '    20.00%  w         [.] f'].join('\n');
  expect(onlyProfile(CLEAR + first + CLEAR + cut).entries.map((entry) => cellsOf(entry)[0])).toEqual([14.62, 1.71]);
});

test('takes the last filled screen where an empty one follows', () => {
  expect(onlyProfile(CLEAR + first + CLEAR + screen()).entries.map((entry) => cellsOf(entry)[0])).toEqual([
    14.62, 1.71,
  ]);
});

test('keeps two screens apart that a person pasted one below the other', () => {
  expect(scanned(`before:\n${first}after:\n${second}`).found).toHaveLength(2);
  expect(scanned(first + second).found).toHaveLength(2);
});

test('reads no profile from an empty screen', () => {
  expect(scanned(screen()).found).toEqual([]);
});

test('warns of samples that perf lost or dropped', () => {
  const text = first.replace('lost: 0/0 drop: 0/0', 'lost: 0/12 drop: 3/40');
  expect(notesOf(text)).toEqual(['lost-samples:1']);
});
