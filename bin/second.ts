import { workerData } from 'node:worker_threads';
import type { PrintWork } from '../lib/cli/print-ahead.ts';
import { runPrinting } from '../lib/cli/run-printing.ts';
import { runSecond } from '../lib/cli/run-second.ts';
import type { SecondWork } from '../lib/cli/second-thread.ts';

const work = workerData as SecondWork | PrintWork;
if ('half' in work) runSecond(work);
else runPrinting(work);
