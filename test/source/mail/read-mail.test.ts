import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';
import { plainBytes } from '../../../lib/source/decode.ts';
import { readLines, readMailBytes } from '../../../lib/source/lines.ts';

const HEAD = [
  'From: A Person <a@example.org>',
  'Date: Mon, 1 Jan 2024 10:00:00 +0000',
  'Message-ID: <one@example.org>',
];
const mail = (headers: readonly string[], body: readonly string[]): string =>
  [...HEAD, ...headers, '', ...body, ''].join('\n');
const textsOf = (text: string): readonly string[] =>
  readLines('a.eml', text)
    .lines.map((line) => line.text)
    .filter((line) => line !== '');
const numbersOf = (text: string): readonly (readonly [number, string])[] =>
  readLines('a.eml', text)
    .lines.filter((line) => line.text !== '')
    .map((line) => [line.number, line.text]);

const ROW = '    13.15%  [kernel]  [k] __xdp_return';
const OTHER = '    12.42%  [kernel]  [k] größe';

describe('one mail', () => {
  test('its header is no text', () => {
    expect(numbersOf(mail(['Subject: before and after'], ['Hello,', ROW]))).toEqual([
      [6, 'Hello,'],
      [7, ROW],
    ]);
  });

  test.each([
    [
      'quoted-printable',
      'utf-8',
      ['    13.15%  [kernel]  [k] __xdp_re=', 'turn', '    12.42%  [kernel]  [k] gr=C3=B6=C3=9Fe=20'],
    ],
    [
      'quoted-printable',
      'iso-8859-1',
      ['    13.15%  [kernel]  [k] __xdp_re=', 'turn', '    12.42%  [kernel]  [k] gr=F6=DFe'],
    ],
    ['base64', 'utf-8', [Buffer.from(`${ROW}\n${OTHER}\n`).toString('base64')]],
    ['base64', 'iso-8859-1', [Buffer.from(`${ROW}\r\n${OTHER}\r\n`, 'latin1').toString('base64')]],
    ['8bit', 'utf-8', [ROW, OTHER]],
    ['7bit', 'no-such-charset', [ROW, OTHER]],
  ])('in %s and %s', (encoding, charset, body) => {
    const headers = [`Content-Type: text/plain; charset="${charset}"`, `Content-Transfer-Encoding: ${encoding}`];
    expect(textsOf(mail(headers, body))).toEqual([ROW, OTHER]);
  });

  test('in the bytes of an old character set', () => {
    const bytes = Buffer.from(mail(['Content-Type: text/plain; charset=koi8-r'], ['X']), 'latin1');
    const at = bytes.lastIndexOf('X');
    bytes[at] = 0xc1;
    expect(readMailBytes('a.eml', bytes)?.lines.map(({ text }) => text)).toEqual(['а', '']);
  });

  test('lines keep their numbers, those of base64 as far as it shows them', () => {
    const text = `${ROW}\n${OTHER}\n`;
    const body =
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,40}/g) ?? [];
    const headers = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'];
    expect(numbersOf(mail(headers, body))).toEqual([
      [7, ROW],
      [8, OTHER],
    ]);
    const quoted = ['Content-Transfer-Encoding: quoted-printable'];
    expect(numbersOf(mail(quoted, ['a=', 'b', 'c']))).toEqual([
      [6, 'ab'],
      [8, 'c'],
    ]);
  });

  test('format=flowed joins what it broke, not rows with a blank at their end', () => {
    const headers = ['Content-Type: text/plain; format=flowed'];
    expect(textsOf(mail(headers, [' With the ', 'patch applied:', `${ROW} `, OTHER]))).toEqual([
      'With the patch applied:',
      ROW.slice(1),
      OTHER.slice(1),
    ]);
    expect(textsOf(mail(['Content-Type: text/plain; format=flowed; delsp=yes'], ['one ', 'two']))).toEqual(['onetwo']);
  });

  test('parts come in order, the plain one of alternatives, a mail inside a mail', () => {
    const part = (type: string, ...body: readonly string[]): readonly string[] => [
      '--in',
      `Content-Type: ${type}`,
      '',
      ...body,
    ];
    const body = [
      'not shown by any mailer',
      '--out',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      ...part('text/html', '<p>html</p>'),
      ...part('text/plain', 'plain'),
      '--in--',
      '--out',
      'Content-Type: message/rfc822',
      '',
      'Subject: inner',
      '',
      'inside',
      '--out',
      'Content-Type: application/octet-stream; name="perf.txt"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(ROW).toString('base64'),
      '--out',
      'Content-Type: image/png; name="graph.png"',
      '',
      'AAAA',
      '--out--',
      'behind',
    ];
    const text = mail(['Content-Type: multipart/mixed;', '\tboundary="out"'], body);
    expect(textsOf(text)).toEqual(['plain', 'inside', ROW]);
    expect(readLines('a.eml', text).diagnostics?.map(({ code, message }) => [code, message])).toEqual([
      [
        'no-text-part',
        'an attachment of type image/png (graph.png) is no text, expected text/plain; it is left out, save it and name the file',
      ],
    ]);
  });

  test('a mail that is cut off in the middle of its parts is read as far as it goes', () => {
    expect(textsOf(mail(['Content-Type: multipart/mixed; boundary=b'], ['--b', '', 'text']))).toEqual(['text']);
  });

  test('a mail of HTML alone', () => {
    const body = [
      '<div>Before:</div>',
      '<div>&nbsp; 13.15%&nbsp; [kernel]&nbsp; [k]',
      'foo</div>',
      '<div>&nbsp; 2.00%&nbsp; [kernel]&nbsp; [k] operator&lt;&lt;</div>',
    ];
    expect(textsOf(mail(['Content-Type: text/html; charset=utf-8'], body))).toEqual([
      'Before:',
      '  13.15%  [kernel]  [k] foo',
      '  2.00%  [kernel]  [k] operator<<',
    ]);
  });
});

describe('a mailbox', () => {
  const FROM = 'From mboxrd@z Thu Jan  1 00:00:00 1970';
  const box = [
    FROM,
    'From: A <a@example.org>',
    'Subject: =?utf-8?q?=5BPATCH=5D_gr=C3=B6=C3=9Fer?=',
    'Message-ID: <first@example.org>',
    '',
    'Before:',
    ROW,
    '',
    'After:',
    ROW.replace('13.15', '11.15'),
    '',
    '>From here on it is fast.',
    '',
    FROM,
    'From: B <b@example.org>',
    'Subject: Re: bigger',
    'Message-ID: <second@example.org>',
    '',
    '> Before:',
    `> ${ROW}`,
    '',
    'From my machine in 2024:',
    '',
    'Patched:',
    ROW.replace('13.15', '9.15'),
    '',
  ].join('\n');

  test('every message is there with its subject, and lines of text are no separators', () => {
    expect(readLines('a.mbox', box).messages).toEqual([
      { index: 1, id: 'first@example.org', subject: '[PATCH] größer', line: 2, endLine: 13, from: 0, end: 8 },
      { index: 2, id: 'second@example.org', subject: 'Re: bigger', line: 15, endLine: 26, from: 8, end: 16 },
    ]);
    expect(textsOf(box)).toContain('From here on it is fast.');
  });

  test('pairs stay within a message, and a table that a reply quotes is before there as well', () => {
    const { profiles, pairs } = readProfiles(box, 'a.mbox');
    expect(profiles.map(({ line, message, side }) => [line, message?.index, side])).toEqual([
      [7, 1, 'before'],
      [10, 1, 'after'],
      [20, 2, 'before'],
      [25, 2, 'after'],
    ]);
    expect(pairs.map(({ before, after }) => [before, after])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('gzip is undone', () => {
    const bytes = plainBytes(gzipSync(Buffer.from(box)), 'a.mbox.gz');
    expect(readMailBytes('a.mbox.gz', bytes)?.messages).toHaveLength(2);
  });
});

test.each([
  ['a table', ROW],
  ['a title of perf', "Samples: 32K of event 'cycles'\nOverhead  Command  Symbol"],
  ['one field', 'Subject: numbers\n\ntext'],
  ['fields that no mail has', 'Before: 1\nAfter: 2\n\ntext'],
  ['a sentence', 'From what I see in 2024 it is fast.\nDate: today'],
])('%s is no mail', (_, text) => {
  expect(readLines('a.txt', text).messages).toBeUndefined();
});
