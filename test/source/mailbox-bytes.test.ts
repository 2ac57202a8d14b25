/** A mailbox that is read mail by mail gives what it gives as a whole, and no mail is passed over that holds anything. */
import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { mayHold } from '../../lib/formats/registry.ts';
import { scanDocument } from '../../lib/formats/scan.ts';
import type { ByteSource } from '../../lib/model/bytes.ts';
import { findProfiles } from '../../lib/pipeline/find-profiles.ts';
import { mailDocument, readLines } from '../../lib/source/lines.ts';
import { readMailbox } from '../../lib/source/mail/mailbox-bytes.ts';
import { sourceOf as sourceOfBytes } from '../bytes/source.ts';

const SKIPPED = existsSync('../shared/corpus') ? '' : ' (corpus skipped: not beside the project)';
const TEXTS = globSync(['samples/**/*.{txt,folded,mbox,eml,json}', '../shared/corpus/**/*.{txt,folded,0}'])
  .filter((path) => !path.includes('/runs/'))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 200_000);

test(`what holds anything shows a sign of it${SKIPPED}`, () => {
  for (const text of TEXTS) {
    const { found, readings, diagnostics } = scanDocument(readLines('x', text));
    const holds = found.length + diagnostics.length > 0 || readings.some((each) => each.readings.length > 0);
    if (holds) expect(mayHold(text), text.slice(0, 200)).toBe(true);
  }
});

test('most mails are passed over', () => {
  expect(mayHold('I tested this and it works for me.\n\n> +\tif (ret < 0)\n> +\t\treturn ret; /* 100 */\n')).toBe(
    false,
  );
});

const sourceOf = (text: string, step: number): ByteSource => sourceOfBytes(Buffer.from(text), step);

const BODIES = [
  'Nothing here.\n\nFrom what I saw in 2025 it is fine.\nFrom: nobody\n',
  '* before:\n\n13.15% [kernel] [k] __xdp_return\n 2.18% [kernel] [k] xdp_return_frame\n\n* after:\n\n12.42% [kernel] [k] __xdp_return\n 1.70% [kernel] [k] xdp_return_frame\n',
  'It does 13.8 Mpps now.\n\nbefore: 13.8 Mpps\n',
  `${'word '.repeat(300)}\n`,
];
const MAILBOX = [0, 1, 0, 2, 3, 1, 0]
  .map(
    (body, at) =>
      `From a@example.org Tue Nov 11 00:00:0${at} 2025\nSubject: mail ${at}\nMessage-ID: <${at}@x>\nFrom: A\n\n${BODIES[body]}\n`,
  )
  .join('');

test('mail by mail is as a whole, wherever reading stops', () => {
  const whole = findProfiles(readLines('x', MAILBOX));
  const all = readMailbox(sourceOf(MAILBOX, 1 << 16), () => true);
  expect(mailDocument('x', all ?? [])).toEqual(readLines('x', MAILBOX));
  for (const step of [1, 2, 3, 7, 50, 1000]) {
    const mails = readMailbox(sourceOf(MAILBOX, step), mayHold);
    expect(mails?.map(({ index }) => index)).toEqual([2, 4, 6]);
    const found = findProfiles(mailDocument('x', mails ?? []));
    expect(found.profiles.map(({ line, endLine, entries, label }) => ({ line, endLine, entries, label }))).toEqual(
      whole.profiles.map(({ line, endLine, entries, label }) => ({ line, endLine, entries, label })),
    );
    expect(found.pairs).toEqual(whole.pairs);
    expect(found.measurements.map(({ line }) => line)).toEqual(whole.measurements.map(({ line }) => line));
  }
});

test('what does not begin like a mailbox, or ends its lines otherwise, is none', () => {
  expect(readMailbox(sourceOf('From here on it was slow.\n', 9), () => true)).toBeNull();
  expect(readMailbox(sourceOf(MAILBOX.replaceAll('\n', '\r\n'), 99), () => true)).toBeNull();
  expect(readMailbox(sourceOf('', 9), () => true)).toBeNull();
});
