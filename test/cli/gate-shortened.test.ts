/** A gate over a list whose first rows are damaged or gone ends with 3. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

/** One symbol grew by twenty points, and stands first after: above the first row of rows without a header stands only prose. */
const GROWN = {
  before: [
    '24.07 gamma_xmit',
    '23.09 zeta_lock',
    '19.20 epsilon_free',
    '16.77 beta_poll',
    '12.00 alpha_rcv',
    '4.86 delta_alloc',
  ],
  after: [
    '32.00 alpha_rcv',
    '18.60 gamma_xmit',
    '17.85 zeta_lock',
    '14.84 epsilon_free',
    '12.96 beta_poll',
    '3.76 delta_alloc',
  ],
};
const rowsOf = (side: 'before' | 'after'): string =>
  GROWN[side].map((row) => `  ${row.replace(' ', '%  [kernel]  [k] ')}\n`).join('');

test.each([
  ['below nothing', '-3.00%  [kernel]  [k] alpha_rcv', 'bad-overhead'],
  ['beyond all', '99999999999.99%  [kernel]  [k] alpha_rcv', 'bad-overhead'],
  ['that is none', 'x.7b%  [kernel]  [k] alpha_rcv', 'bad-overhead'],
  ['without its sign', '32.00  [kernel]  [k] alpha_rcv', 'unread-row'],
  ['behind a stray letter', 'x   32.00%  [kernel]  [k] alpha_rcv', 'unread-row'],
  ['without its level', '32.00%  [kernel]  alpha_rcv', 'unread-share'],
])('a first row with a share %s', (_, row, code) =>
  inFolder(async (folder) => {
    const paths = [join(folder, 'before.txt'), join(folder, 'after.txt')] as const;
    writeFileSync(paths[0], rowsOf('before'));
    writeFileSync(paths[1], rowsOf('after'));
    expect((await run([...paths, '--fail-on', 'grew>5'])).status).toBe(1);
    writeFileSync(paths[1], rowsOf('after').replace(/.*alpha_rcv/, row));
    const { status, err } = await run([...paths, '--fail-on', 'grew>5', '--verbose']);
    expect(status).toBe(3);
    expect(err).toMatch(new RegExp(`after\\.txt:1: error: .*${code}.*\\[gate-unread\\]`));
  }),
);

test.each(['grew', 'alpha_rcv:grew', 'alpha_rcv:grew>5', 'alone:grew>5'])(
  'what a shortened list no longer holds: %s',
  (condition) =>
    inFolder(async (folder) => {
      const paths = [join(folder, 'before.txt'), join(folder, 'after.txt')] as const;
      writeFileSync(paths[0], rowsOf('before'));
      // Not sorted, so that the first rows are missing unseen: what is left over may be of any symbol.
      writeFileSync(paths[1], rowsOf('after').split('\n').slice(3).join('\n'));
      const ran = await run([...paths, '--group', 'alone=^alpha_rcv$', '--fail-on', condition]);
      expect([ran.status, ran.err]).toEqual([3, expect.stringContaining('may have shifted by as much as')]);
    }),
);

test('a file that ends within its first row, so that nothing tells what fell', () =>
  inFolder(async (folder) => {
    const paths = [join(folder, 'before.txt'), join(folder, 'after.txt')] as const;
    writeFileSync(paths[0], rowsOf('after'));
    writeFileSync(paths[1], rowsOf('before').slice(0, '  24.07%  [kernel]  [k]'.length));
    expect((await run([...paths, '--fail-on', 'shrank>5'])).status).toBe(3);
  }));
