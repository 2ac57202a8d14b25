/** Texts that unpack to more than they seem to hold, in a process with a small heap. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from './run.ts';

const BIN = 'dist/bin/perfshift.js';
const mail = (encoding: string, body: string): string =>
  `From: a@example.org\nDate: b\nContent-Type: text/plain\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');

async function list(text: string, megabytes: number): Promise<{ status: number | null; out: string; err: string }> {
  return inFolder((folder) => {
    const path = join(folder, 'input');
    writeFileSync(path, text);
    const args = [`--max-old-space-size=${megabytes}`, BIN, 'list', path, '-f', 'json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  });
}

test.each([
  ['base64', mail('base64', base64('a\n'.repeat(3_000_000)))],
  ['base64 of a word below a thousand blank lines', mail('base64', base64(`a${'\n'.repeat(990)}`.repeat(5000)))],
  ['quoted-printable in long lines', mail('quoted-printable', '=0A'.repeat(3_000_000))],
  ['quoted-printable in soft breaks', mail('quoted-printable', `${'=0A'.repeat(24)}=\n`.repeat(120_000))],
  ['quoted-printable that no header names', `${'a=3D=0A'.repeat(25)}=\n`.repeat(60_000)],
  ['HTML', `<html><body>${`${'a<br>'.repeat(20)}\n`.repeat(150_000)}</body></html>`],
  ['single tags', `${'a<br>'.repeat(20)}\n`.repeat(150_000)],
])(
  '%s that unpacks to millions of lines is refused with a heap of 128 MB',
  async (_, text) => {
    const { status, err } = await list(text, 128);
    expect([status, err]).toEqual([3, expect.stringMatching(/^\S+: error: takes more memory .* \[too-large\]\n$/)]);
  },
  60_000,
);

const BLANK = 2_250_000;
const ROWS = '60.00% [kernel] [k] a\n40.00% [kernel] [k] b\n';

test.each([
  // 76 characters of base64 are 57 bytes, and the header takes five lines.
  ['base64', mail('base64', base64(`${'\n'.repeat(BLANK)}${ROWS}`)), Math.floor(BLANK / 57) + 6],
  ['a text', `${'\n'.repeat(BLANK)}${ROWS}`, BLANK + 1],
])(
  '%s of millions of blank lines is read with a heap of 100 MB, and the rows behind them have their numbers',
  async (_, text, line) => {
    const { status, out } = await list(text, 100);
    expect(status).toBe(0);
    expect(JSON.parse(out).profiles).toMatchObject([{ rows: 2, line }]);
  },
  60_000,
);
