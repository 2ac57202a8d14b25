/** A mailbox that two threads look through gives the mails that one finds, wherever it is cut. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mailsThread, secondThread } from '../../lib/cli/second-thread.ts';
import { mayHold } from '../../lib/formats/registry.ts';
import type { ByteFile } from '../../lib/model/bytes.ts';
import { sourceOf } from '../../lib/source/byte-sources.ts';
import { readMailbox } from '../../lib/source/mail/mailbox-bytes.ts';
import { findMails, readMailboxHalves, type StartMails } from '../../lib/source/mail/mailbox-halves.ts';
import type { Mail } from '../../lib/source/mail/read-mail.ts';
import { roomForAll } from '../../lib/source/physical-line.ts';

const BODIES = [
  'Nothing here.\n\nFrom what I saw in 2025 it is fine.\nFrom: nobody\n',
  '* before:\n\n13.15% [kernel] [k] __xdp_return\n\n* after:\n\n12.42% [kernel] [k] __xdp_return\n',
  'It does 13.8 Mpps now.\n\nbefore: 13.8 Mpps\n',
  `${'word '.repeat(60)}\n\nFrom here on\n\nit was slow\n`,
];
const mail = (body: number, at: number): string =>
  `From a@example.org Tue Nov 11 00:00:0${at % 10} 2025\nSubject: mail ${at}\nMessage-ID: <${at}@x>\nFrom: A\n\n${BODIES[body]}\n`;
const mailbox = (bodies: readonly number[]): string => bodies.map(mail).join('');

const fileOf = (bytes: Buffer, descriptor = -1): ByteFile => ({
  descriptor,
  size: bytes.length,
  readAt: (into, at) => bytes.copy(into, 0, at, at + into.length),
});

/** Looks for mails when it is waited for. */
const startIn =
  (bytes: Buffer, tell: (from: number) => void): StartMails =>
  (_, from) => {
    tell(from);
    const wait = (): { part: unknown } => ({
      part: structuredClone(findMails(sourceOf(bytes.subarray(from)), mayHold)),
    });
    return { done: () => 0, wait, stop: () => undefined };
  };

/** The mails that are found by two, and how often there were two. */
function byHalves(text: string, given?: StartMails): { mails: readonly Mail[] | null; cuts: number[] } {
  const bytes = Buffer.from(text);
  const cuts: number[] = [];
  const start = given ?? startIn(bytes, (from) => cuts.push(from));
  const options = { mayHold, takeRoom: roomForAll, file: fileOf(bytes), start, large: 0 };
  return { mails: readMailboxHalves(() => sourceOf(bytes), options), cuts };
}

const alone = (text: string): readonly Mail[] | null => readMailbox(sourceOf(Buffer.from(text)), mayHold);

test('two find what one finds', () => {
  const found = new Set<number>();
  for (let first = 0; first < 4 ** 4; first++) {
    const bodies = [0, 1, 2, 3].map((digit) => Math.floor(first / 4 ** digit) % 4);
    const text = mailbox([...bodies, 1, ...bodies]);
    const { mails, cuts } = byHalves(text);
    expect(mails).toEqual(alone(text));
    for (const cut of cuts) found.add(cut);
  }
  expect(found.size).toBeGreaterThan(20);
});

test('and without a line feed at its end', () => {
  const text = mailbox([0, 1, 2, 1, 0, 1, 1]).trimEnd();
  expect(byHalves(text)).toEqual({ mails: alone(text), cuts: [expect.any(Number)] });
});

test('where no mail begins behind the middle, one looks alone', () => {
  const text = mailbox([1]) + BODIES[3]?.repeat(20);
  expect(byHalves(text)).toEqual({ mails: alone(text), cuts: [] });
});

test('what is no mailbox in either part is none', () => {
  const text = mailbox([1, 0, 2, 1]);
  for (const at of [text.indexOf('\n') + 9, text.length - 9])
    expect(byHalves(`${text.slice(0, at)}\r${text.slice(at)}`).mails).toBeNull();
});

test('a thread that is gone is done without', () => {
  const gone: StartMails = () => ({ done: () => 0, wait: () => null, stop: () => undefined });
  const text = mailbox([1, 0, 2, 1, 2, 1]);
  expect(byHalves(text, gone).mails).toEqual(alone(text));
  expect(byHalves(text, () => null).mails).toEqual(alone(text));
});

test('a thread of its own finds the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-mails-'));
  const text = mailbox([1, 0, 2, 1, 2, 1, 0]).repeat(40);
  const bytes = Buffer.from(text);
  writeFileSync(join(folder, 'box'), bytes);
  const descriptor = openSync(join(folder, 'box'), 'r');
  try {
    const start = mailsThread(secondThread(resolve('dist/bin/second.cjs')));
    const options = { mayHold, takeRoom: roomForAll, file: fileOf(bytes, descriptor), start, large: 0 };
    expect(readMailboxHalves(() => sourceOf(bytes), options)).toEqual(alone(text));
  } finally {
    closeSync(descriptor);
    rmSync(folder, { recursive: true });
  }
});
