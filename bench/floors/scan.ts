/** The floor of everything that reads lines: finds each line break of a file, and nothing else. */
import { closeSync, openSync, readSync } from 'node:fs';

const descriptor = openSync(process.argv[2] ?? '', 'r');
const buffer = Buffer.allocUnsafe(1 << 20);
let lines = 0;
for (;;) {
  const bytes = readSync(descriptor, buffer, 0, buffer.length, null);
  if (bytes === 0) break;
  const chunk = bytes === buffer.length ? buffer : buffer.subarray(0, bytes);
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
}
closeSync(descriptor);
process.stdout.write(`${lines}\n`);
