import { gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

type Wrap = (bytes: Buffer, random: Random) => Buffer;

function text(change: (text: string, random: Random) => string): Wrap {
  return (bytes, random) => Buffer.from(change(bytes.toString('latin1'), random), 'latin1');
}

/** A mail with a header, the body of which may lie about itself. */
function mail(encode: (body: string) => string, encoding: string): Wrap {
  return text((body, { pick }) => {
    const type = pick(['text/plain', 'text/html', 'text/plain; format=flowed', 'text/plain; charset=utf-16']);
    return `From: a@example.org\nSubject: x\nDate: y\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${encode(body)}`;
  });
}

function quotedPrintable(body: string): string {
  return body
    .replace(/[^\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/.{70}(?=.)/g, '$&=\n');
}

function base64(body: string): string {
  return Buffer.from(body, 'latin1').toString('base64').replace(/.{76}/g, '$&\n');
}

/** What an input may be packed in. */
const WRAPS: readonly Wrap[] = [
  (bytes) => gzipSync(bytes),
  (bytes) => gzipSync(gzipSync(bytes)),
  (bytes, { below }) => {
    const packed = gzipSync(bytes);
    return packed.subarray(0, below(packed.length));
  },
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('latin1'), 'utf16le')]),
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  text((body, { below }) => body.replace(/^/gm, '> '.repeat(1 + below(9)))),
  text((body) => body.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>\n')),
  text((body) => `<html><body><pre>${body}</pre></body></html>`),
  text((body) => body.replace(/^/gm, '| ').replaceAll('  ', ' | ')),
  text(quotedPrintable),
  mail((body) => body, '7bit'),
  mail(quotedPrintable, 'quoted-printable'),
  mail(base64, 'base64'),
  mail((body) => body, 'base64'),
  text(
    (body) =>
      `From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${body}\n--b\nContent-Type: text/html\n\n<pre>${body}\n--b--\n`,
  ),
  text((body) => `From a@example.org Thu Jan  1 00:00:00 2015\nFrom: a\nSubject: x\n\n${body}`.repeat(2)),
];

/** Returns the bytes as they are, or now and then packed the way that archives and mailers pack. */
export function wrap(bytes: Buffer, random: Random): Buffer {
  let packed = bytes;
  while (random.once(6)) packed = random.pick(WRAPS)(packed, random);
  return packed;
}
