/** What Node's own reader of lines takes: a string for each line of a file. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let lines = 0;
const reader = createInterface({ input: createReadStream(process.argv[2] ?? ''), crlfDelay: Number.POSITIVE_INFINITY });
reader.on('line', () => {
  lines++;
});
reader.on('close', () => process.stdout.write(`${lines}\n`));
