import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MEASUREMENTS } from '../../../lib/formats/registry.ts';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';

const FOLDER = new URL('../../../samples/measurements/', import.meta.url);

/** The measurement of each sample that tells the result, as `side name unit: values`. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  'xdp-bench': [
    'before eth2->eth3 rx packet/s: 0 13803680 13811904',
    'after eth2->eth3 rx packet/s: 14120448 14118016',
  ],
  'time-bench': [
    'before tasklet_page_pool01_fast_path ns: 7.537284',
    'after tasklet_page_pool01_fast_path ns: 7.254012',
  ],
  pktgen: ['null pktgen packet/s: 1442149'],
  bpftool: [`null xdp_drop_prog ns: ${48291841 / 1183928}`],
  neper: ['null throughput transaction/s: 189302.3'],
  netperf: ['null TCP STREAM Mbit/s: 9412.34'],
  iperf3: ['null iperf3 sender bit/s: 902000000', 'null iperf3 receiver bit/s: 894000000'],
  'plain-rate': ['before pps packet/s: 13800000', 'after pps packet/s: 14100000'],
};

test('every format has a sample', () => {
  const names = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []));
  expect(names).toEqual(MEASUREMENTS.map(({ name }) => name).sort());
});

test.each(MEASUREMENTS.map(({ name }) => name))('%s', (name) => {
  const { measurements, document } = readProfiles(readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8'));
  const lines = measurements
    .filter(({ kind }) => kind === name)
    .map((each) => `${each.side} ${each.name} ${each.unit}: ${each.values.join(' ')}`);
  expect(lines).toEqual(expect.arrayContaining([...(RESULTS[name] ?? ['?'])]));
  expect(measurements.every(({ kind }) => kind === name)).toBe(true);
  expect(document.lines.length).toBeGreaterThan(0);
});
