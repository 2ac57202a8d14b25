import { expect, test } from 'vitest';
import { readTopHeader } from '../../../lib/formats/table/top-header.ts';
import { NO_FACTS } from '../../../lib/model/profile.ts';
import { linesOf } from '../scanned.ts';

const LONG = `cpu/${'event=0x3c,'.repeat(12)}umask=0x1/`;

test.each([
  [
    'since 5.0',
    '   PerfTop:    8544 irqs/sec  kernel:50.5%  exact:  0.0% lost: 1/2 drop: 3/4048 [4000Hz cpu-clock],  (all, 2 CPUs)',
    { irqsPerSec: 8544, lost: 2, dropped: 4048, frequency: 4000, event: 'cpu-clock', cpus: 2 },
  ],
  [
    'up to 4.20, without losses',
    '   PerfTop:    3716 irqs/sec  kernel:92.9%  exact: 99.1% [1000Hz cycles],  (all, 12 CPUs)',
    { irqsPerSec: 3716, frequency: 1000, event: 'cycles', cpus: 12 },
  ],
  [
    '2.6.31, without exact and with a period',
    '   PerfTop:     864 irqs/sec  kernel:99.7% [100000 cycles],  (all, 8 CPUs)',
    { irqsPerSec: 864, sampleEvery: 100_000, event: 'cycles', cpus: 8 },
  ],
  [
    'guests',
    '   PerfTop:    1001 irqs/sec  kernel:68.5% us: 1.0% guest kernel: 2.0% guest us: 3.0% exact:  0.0% [1000Hz cycles],  (all, 1 CPU)',
    { irqsPerSec: 1001, frequency: 1000, event: 'cycles', cpus: 1 },
  ],
  [
    'a sample period',
    '   PerfTop:    1001 irqs/sec  kernel:68.5%  exact:  0.0% lost: 0/0 drop: 0/0 [500000 cpu-clock],  (all, 2 CPUs)',
    { irqsPerSec: 1001, lost: 0, dropped: 0, sampleEvery: 500_000, event: 'cpu-clock', cpus: 2 },
  ],
  [
    'several events, which print no rate',
    '   PerfTop:    1001 irqs/sec  kernel:68.5%  exact:  0.0% lost: 0/0 drop: 0/0 [cpu-clock],  (all, 2 CPUs)',
    { irqsPerSec: 1001, lost: 0, dropped: 0, event: 'cpu-clock', cpus: 2 },
  ],
  [
    'one process, without a count of CPUs',
    'PerfTop:    1001 irqs/sec  kernel:68.5%  exact:  0.0% [1000Hz cycles],  (target_pid: 21226)',
    { irqsPerSec: 1001, frequency: 1000, event: 'cycles' },
  ],
  [
    'chosen CPUs',
    '   PerfTop:    1001 irqs/sec  kernel:68.5%  exact:  0.0% [1000Hz cycles:P],  (all, CPUs: 0,1)',
    { irqsPerSec: 1001, frequency: 1000, event: 'cycles:P' },
  ],
  [
    'an idle first screen',
    '   PerfTop:       0 irqs/sec  kernel:-nan%  exact: -nan% [1000Hz cycles],  (all, 2 CPUs)',
    { irqsPerSec: 0, frequency: 1000, event: 'cycles', cpus: 2 },
  ],
  [
    'its 160 bytes used up by the event',
    `   PerfTop:    1001 irqs/sec  kernel:68.5%  exact:  0.0% lost: 0/9 drop: 0/0 [4000Hz ${LONG}],  (all, 2 CPUs)`.slice(
      0,
      159,
    ),
    { irqsPerSec: 1001, lost: 9, dropped: 0 },
  ],
])('reads a header with %s', (_, text, facts) => {
  const header = readTopHeader(linesOf(`${text}\n${'-'.repeat(79)}\n`), 0);
  expect(header).toEqual({ facts: { ...NO_FACTS, ...facts }, end: 1 });
});

test.each([
  ['before the losses', '  exact: 99.1%\nlost: 68/68 drop: 0/0 [4000Hz cycles],  (all, 12 CPUs)', 68],
  ['inside the losses', '  exact: 99.1% lost: 68/68\ndrop: 0/0 [4000Hz cycles],  (all, 12 CPUs)', 68],
  ['inside the event', '  exact: 99.1% lost: 1/1 drop: 0/0 [4000Hz\ncycles],  (all, 12 CPUs)', 1],
  ['inside the scope', '  exact: 99.1% lost: 1/1 drop: 0/0 [4000Hz cycles],  (all, 12\nCPUs)', 1],
])('joins a header that a mailer wrapped %s', (_, rest, lost) => {
  const header = readTopHeader(linesOf(`   PerfTop:    3716 irqs/sec  kernel:92.9%${rest}\n\n`), 0);
  expect(header.end).toBe(2);
  const facts = { irqsPerSec: 3716, lost, dropped: 0, frequency: 4000, event: 'cycles', cpus: 12 };
  expect(header.facts).toEqual({ ...NO_FACTS, ...facts });
});
