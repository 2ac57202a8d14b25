/** A mailing list's months as an mbox: mails with answers that quote, patches, and some with tables of perf. */
import { type Place, placesOf } from './names.ts';
import { pastedPair } from './pasted-table.ts';
import { patchesOf } from './patch-text.ts';
import { type Prose, proseOf } from './prose.ts';
import { type Random, randomOf } from './random.ts';

/** What is written; the same options give the same bytes. */
export interface ListArchiveOptions {
  /** Bytes that are written at least; the mail that reaches them is the last. */
  readonly bytes: number;
  readonly seed?: number;
  /** The share of the mails that hold tables. */
  readonly withTables?: number;
}

/** What was written, told by the writer and not by any reader. */
export interface ListArchiveTruth {
  mails: number;
  patches: number;
  /** The rows of each table, in order; two tables make a pair. */
  readonly rows: number[];
}

interface Writer {
  readonly random: Random;
  readonly kernel: readonly Place[];
  readonly prose: Prose;
  readonly patch: () => readonly string[];
  readonly withTables: number;
}

/** Quoting goes so deep. */
const DEEPEST = 3;

/** Yields mails; `truth` is filled as they are taken. */
export function* listArchive(options: ListArchiveOptions, truth: ListArchiveTruth = noMails()): Generator<string> {
  const { bytes, seed = 1, withTables = 0.03 } = options;
  const random = randomOf(seed + 3);
  const { kernel } = placesOf(random, 1000, 0);
  const writer: Writer = { random, kernel, prose: proseOf(random), patch: patchesOf(random, kernel), withTables };
  let written = 0;
  while (written < bytes) {
    const mail = mailOf(writer, truth.mails, bodyOf(writer, truth));
    truth.mails++;
    written += mail.length;
    yield mail;
  }
}

/** Returns the truth of nothing. */
export function noMails(): ListArchiveTruth {
  return { mails: 0, patches: 0, rows: [] };
}

function bodyOf({ random, kernel, prose, patch, withTables }: Writer, truth: ListArchiveTruth): readonly string[] {
  const kind = random.uniform();
  if (kind < withTables) {
    const { lines, rows } = pastedPair(random, kernel);
    truth.rows.push(...rows);
    return [...prose.paragraph(3), '', ...lines, '', ...prose.paragraph(3)];
  }
  if (kind < 0.4) {
    truth.patches++;
    return [...prose.paragraph(6), '', 'Signed-off-by: Some Developer <dev@example.org>', ...patch()];
  }
  const lines: string[] = [];
  const answers = 1 + random.below(5);
  for (let at = 0; at < answers; at++) {
    const depth = 1 + random.below(DEEPEST);
    const quoted = kind < 0.7 ? prose.paragraph(2 + random.below(6)) : patch().slice(4, 20);
    lines.push(
      ...quoted.map((line) => `${'> '.repeat(depth)}${line}`.trimEnd()),
      '',
      ...prose.paragraph(1 + random.below(5)),
      '',
    );
  }
  return lines;
}

function mailOf({ random, prose }: Writer, index: number, body: readonly string[]): string {
  const id = `${index}.${random.below(1e9)}@example.org`;
  const minute = String(index % 60).padStart(2, '0');
  const hour = String(Math.floor(index / 60) % 24).padStart(2, '0');
  const developer = 1 + random.below(300);
  return [
    `From dev${developer}@example.org Tue Nov 11 ${hour}:${minute}:00 2025`,
    'Return-Path: <list+bounces@example.org>',
    `Received: from mail.example.org (mail.example.org [192.0.2.${developer % 250}])`,
    `\tby list.example.org (Postfix) with ESMTPS id ${random.below(1e9).toString(36)}`,
    `Message-ID: <${id}>`,
    `Date: Tue, 11 Nov 2025 ${hour}:${minute}:00 +0000`,
    `From: Developer ${developer} <dev${developer}@example.org>`,
    'To: list@example.org',
    `Subject: Re: [PATCH ${1 + random.below(9)}/9] ${prose.words(6)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 7bit',
    '',
    ...body,
    '',
    '',
  ].join('\n');
}
