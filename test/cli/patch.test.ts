import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparisonOf, inFolder, run, shiftOf } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';

/** Touches bq_enqueue; a call in a context line and a declaration do not count. */
const DIFF = `diff --git a/kernel/bpf/devmap.c b/kernel/bpf/devmap.c
index 1111111111..2222222222 100644
--- a/kernel/bpf/devmap.c
+++ b/kernel/bpf/devmap.c
@@ -440,5 +440,5 @@ static void bq_enqueue(struct net_device *dev, struct xdp_frame *xdpf,
 	struct xdp_dev_bulk_queue *bq = this_cpu_ptr(dev->xdp_bulkq);
 
-	if (unlikely(bq->count == DEV_MAP_BULK_SIZE))
+	if (unlikely(bq->count >= DEV_MAP_BULK_SIZE))
 		bq_xmit_all(bq, 0);
 
`;

async function withPatch<T>(body: (path: string, folder: string) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    const path = join(folder, 'fix.patch');
    writeFileSync(path, DIFF);
    return body(path, folder);
  });
}

describe('the functions of --patch', () => {
  test('are marked, all others are not, and without a patch nothing is known', async () => {
    await withPatch(async (path) => {
      const { shifts } = await comparisonOf(MAIL, '--patch', path);
      expect(shifts.filter((shift) => shift.patch === true).map((shift) => shift.symbol)).toEqual(['bq_enqueue']);
      expect(shifts.filter((shift) => shift.patch === false)).toHaveLength(26);
    });
    expect(new Set((await comparisonOf(MAIL)).shifts.map((shift) => shift.patch))).toEqual(new Set([null]));
  });

  test('are summed, and so is everything else', async () => {
    await withPatch(async (path) => {
      const { groups } = await comparisonOf(MAIL, '--patch', path);
      // 96.99 - 1.75 and 96.63 - 1.66.
      expect(groups.filter((group) => group.by === 'patch')).toMatchObject([
        { name: 'elsewhere', before: { percent: 95.24 }, after: { percent: 94.97 }, delta: { points: -0.27 } },
        { name: 'patch', before: { percent: 1.75 }, after: { percent: 1.66 }, delta: { points: -0.09 } },
      ]);
      const { out } = await run([MAIL, '--patch', path, '-f', 'table', '--width', '120']);
      expect(out).toContain(
        'functions of the diff (bq_enqueue) 1.75 -> 1.66 (-0.09), elsewhere 95.24 -> 94.97 (-0.27)',
      );
    });
  });

  test('are marked in every format for people', async () => {
    await withPatch(async (path) => {
      const print = async (format: string): Promise<string> =>
        (await run([MAIL, '--patch', path, '--top', 'all', '-f', format, '--width', '120'])).out;
      const table = await print('table');
      expect(table).toMatch(/ bq_enqueue {2}patch$/m);
      expect(table.match(/ {2}patch\b/g)).toHaveLength(1);
      const markdown = await print('markdown');
      expect(markdown).toContain('| `bq_enqueue` (patch) |');
      expect(markdown.match(/\(patch\)/g)).toHaveLength(1);
      const mail = await print('mail');
      expect(mail).toMatch(/^ before +after +delta +ns\/packet {2}patch {2}symbol$/m);
      expect(mail).toMatch(/^ +1\.75 +1\.66 +-0\.09 +-0\.05 {2}patch {2}bq_enqueue$/m);
      expect(mail.match(/ {2}patch {2}/g)).toHaveLength(2);
      expect(mail.split('\n').filter((line) => line.length > 72)).toEqual([]);
    });
  });

  test('are not marked in a mail of rows that the patch does not touch', async () => {
    await withPatch(async (path) => {
      const { out } = await run([MAIL, '--patch', path, '--top', '3']);
      expect(out).toMatch(/^ before +after +delta +ns\/packet {2}symbol$/m);
    });
  });
});

test('a diff in the mail marks its functions too', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'mail.txt');
    writeFileSync(path, `${readFileSync(MAIL, 'utf8')}\n---\n\n${DIFF}`);
    expect(shiftOf(await comparisonOf(path), 'bq_enqueue').patch).toBe(true);
  });
});

test('a printed mail with columns of cost and patch reads back: every share, bound and name', async () => {
  await withPatch(async (path, folder) => {
    const printed = join(folder, 'printed.txt');
    const { out } = await run([MAIL, '--patch', path, '--top', 'all']);
    writeFileSync(printed, out);
    const first = await comparisonOf(MAIL);
    const again = await comparisonOf(printed);
    const told = ({ shifts, rest }: typeof first): unknown => [
      shifts.map(({ symbol, before, after, delta }) => [symbol, before, after, delta]),
      rest,
    ];
    expect(told(again)).toEqual(told(first));
    // The patch and the rates are not part of the profiles.
    expect([again.cost, shiftOf(again, 'bq_enqueue').patch]).toEqual([null, null]);
  });
});
