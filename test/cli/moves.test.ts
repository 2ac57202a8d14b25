import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparisonOf, inFolder, run, shiftOf } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const RENAME = ['--rename', 'xdp_return_frame_rx_napi=xdp_return_frame'] as const;

describe('a proposed move', async () => {
  const { moves } = await comparisonOf(MAIL);

  test('says what is left: 2.29 - 2.53 and 2.29 - 2.18, by the printed figures', () => {
    expect(moves).toEqual([
      {
        from: ['xdp_return_frame_rx_napi'],
        to: ['xdp_return_frame'],
        net: { points: null, low: -0.24, high: 0.11 },
        // Three figures and a bound, half a digit each.
        rounding: 0.02,
        evidence: ['both in [kernel]', 'one name begins with the other'],
      },
    ]);
  });

  test('is not applied, but told with the way to accept it', async () => {
    for (const format of ['mail', 'table', 'markdown']) {
      const { out } = await run([MAIL, '-f', format, '--width', '120']);
      const text = out.replace(/\s+/g, ' ').replaceAll('&gt;', '>').replaceAll('\\', '');
      expect(text).toContain('moved? xdp_return_frame_rx_napi -> xdp_return_frame: together 2.18..2.53 -> 2.29, net');
      expect(text).toContain('-0.24 to +0.11');
      expect(text).toContain(`accept with ${RENAME.join(' ')}`);
    }
  });

  test('marks its rows in a table', async () => {
    const { out } = await run([MAIL, '-f', 'table', '--width', '120']);
    expect(out).toMatch(/ xdp_return_frame_rx_napi {2}\[1\]$/m);
    expect(out).toMatch(/ xdp_return_frame {2}\[1\]$/m);
    expect(out).toMatch(/^\[1\] moved\? /m);
  });

  test('is what --only moved shows', async () => {
    const { out } = await run([MAIL, '--only', 'moved']);
    expect(out.match(/^ +(?:<=)?\d.* (?:xdp|_|\[)\S+.*$/gm)?.map((line) => line.trim().split(/\s+/).at(-1))).toEqual([
      'xdp_return_frame_rx_napi',
      'xdp_return_frame',
    ]);
    expect(out).toContain('25 more');
    const renamed = await run([MAIL, ...RENAME, '-f', 'csv', '--only', 'moved']);
    expect(renamed.out).toMatch(/^comparison,.*\n$/);
  });
});

describe('an accepted move', async () => {
  const comparison = await comparisonOf(MAIL, ...RENAME);

  test('is one row: 2.18 and at most 0.35 more before, 1.70 + 0.59 after', () => {
    expect(comparison.shifts).toHaveLength(26);
    const row = shiftOf(comparison, 'xdp_return_frame');
    expect(row.before).toEqual({ percent: 2.18, atMost: 2.53, samples: null, spread: null });
    expect(row.after).toEqual({ percent: 2.29, atMost: null, samples: null, spread: null });
    // 2.280 - 2.540 and 2.300 - 2.175, rounded outwards.
    expect(row.delta).toMatchObject({ low: -0.26, high: 0.13 });
    expect(row).toMatchObject({
      names: { before: ['xdp_return_frame_rx_napi'], after: ['xdp_return_frame', 'xdp_return_frame_rx_napi'] },
    });
    expect(comparison.moves).toEqual([]);
  });

  test('is printed with both figures, which are explained', async () => {
    const { out } = await run([MAIL, ...RENAME, '--top', 'all']);
    expect(out).toMatch(/^ +2\.18\.\.2\.53 +2\.29 +\S+ +\S+ +xdp_return_frame$/m);
    expect(out).toContain('.. is what the listed names have, and what all names have at most');
    expect(out).not.toContain('moved?');
  });

  test('the other way round is the same row under the old name', async () => {
    const back = await comparisonOf(MAIL, '--rename', 'xdp_return_frame=xdp_return_frame_rx_napi');
    const { before, after } = shiftOf(back, 'xdp_return_frame_rx_napi');
    expect([before.percent, before.atMost, after.percent]).toEqual([2.18, 2.53, 2.29]);
  });

  test('of names that are not there changes nothing', async () => {
    const same = await comparisonOf(MAIL, '--rename', 'no_such_name=nor_this');
    expect(same.shifts).toEqual((await comparisonOf(MAIL)).shifts);
  });

  test('reads back from a mail, bound and all', async () => {
    const { out } = await run([MAIL, ...RENAME, '--top', 'all']);
    await inFolder(async (folder) => {
      writeFileSync(`${folder}/printed.txt`, out);
      const row = shiftOf(await comparisonOf(`${folder}/printed.txt`), 'xdp_return_frame');
      expect([row.before.percent, row.before.atMost, row.after.percent]).toEqual([2.18, 2.53, 2.29]);
    });
  });
});
