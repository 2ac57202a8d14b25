import { expect, test } from 'vitest';
import { isSamplesTitle, readFacts, samplesOf } from '../../../lib/formats/table/samples-title.ts';
import { NO_FACTS } from '../../../lib/model/profile.ts';

test.each([
  ['389', '', 389, 389],
  ['1000', '', 1000, 1000],
  ['1', 'K', 1000, 1999],
  ['2', 'K', 2000, 2999],
  ['1000', 'K', 1_000_000, 1_000_999],
  ['3', 'M', 3_000_000, 3_999_999],
  ['2', 'G', 2_000_000_000, 2_999_999_999],
])('takes %s%s for %i to %i samples, because perf cuts the rest off', (count, unit, low, high) => {
  expect(samplesOf(count, unit)).toEqual({ low, high });
});

test.each([
  [
    'perf report',
    ['# Total Lost Samples: 7', '#', "# Samples: 5K of event 'cpu-clock'", '# Event count (approx.): 5023069072'],
    { event: 'cpu-clock', samples: { low: 5000, high: 5999 }, eventCount: 5_023_069_072, lost: 7 },
  ],
  [
    'a count without a unit',
    ["# Samples: 389  of event 'cycles:P'"],
    { event: 'cycles:P', samples: { low: 389, high: 389 } },
  ],
  [
    'a group',
    ["# Samples: 3K of events 'anon group { cpu-clock, task-clock }'"],
    { event: 'anon group { cpu-clock, task-clock }', samples: { low: 3000, high: 3999 } },
  ],
  ['perf report up to 3.1', ['# Events: 2K cycles'], { event: 'cycles', samples: { low: 2000, high: 2999 } }],
  [
    'the screen of perf top, whose counter does not describe the table',
    ["Samples: 32K of event 'cpu-clock', 4000 Hz, Event count (approx.): 6529899949 lost: 0/3 drop: 0/2858"],
    { event: 'cpu-clock', frequency: 4000, eventCount: 6_529_899_949, lost: 3, dropped: 2858 },
  ],
  [
    'a title that a mailer wrapped',
    ["Samples: 32K of event 'cpu-clock', 4000 Hz, Event count (approx.): 6529899949", 'lost: 0/0 drop: 0/1'],
    { event: 'cpu-clock', frequency: 4000, eventCount: 6_529_899_949, lost: 0, dropped: 1 },
  ],
  ['nothing', ['#'], {}],
])('reads the facts of %s', (_, header, facts) => {
  expect(readFacts(header)).toEqual({ ...NO_FACTS, ...facts });
});

test.each([
  ["Samples: 32K of event 'cpu-clock', 4000 Hz", true],
  ["|Samples: 400K of event 'cycles:P', 4000 Hz", true],
  ["# Samples: 389  of event 'cycles'", true],
  ['Samples: 12', false],
  ['My Samples: 32K of event', false],
])('knows whether %j is the title of a table', (text, is) => {
  expect(isSamplesTitle(text)).toBe(is);
});
