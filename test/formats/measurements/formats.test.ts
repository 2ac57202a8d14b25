import { describe, expect, test } from 'vitest';
import { scanned } from '../scanned.ts';

/** What was measured, as `kind name unit value`, roles of rates and costs only when asked for. */
function measured(text: string): readonly string[] {
  return scanned(text).readings.flatMap(({ kind, readings }) =>
    readings.map(({ name, unit, value }) => `${kind}: ${name} = ${Number(value.toPrecision(7))} ${unit}`),
  );
}

const TIME_BENCH = 'bench_page_pool: Type:tasklet_page_pool01_fast_path Per elem: 15 cycles(tsc)';
const TAIL =
  '(step:0) - (measurement period time:0.075372840 sec time_interval:75372840) - (invoke count:10000000 tsc_interval:150746124)';
const PROGRAM = '341: xdp  name xdp_drop_prog  tag b11459a0e11ca14c  gpl';

describe('lines of benchmarks', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'xdp-bench, summary',
      'eth2->eth3         16,153,328 rx/s         16,153,329 err,drop/s            0 xmit/s',
      [
        'xdp-bench: eth2->eth3 rx = 16153330 packet/s',
        'xdp-bench: eth2->eth3 err,drop = 16153330 packet/s',
        'xdp-bench: eth2->eth3 xmit = 0 packet/s',
      ],
    ],
    [
      'xdp-bench, C locale',
      'Summary  2711838 rx/s  0 err/s',
      ['xdp-bench: Summary rx = 2711838 packet/s', 'xdp-bench: Summary err = 0 packet/s'],
    ],
    ['xdp-bench, NBSP', 'Summary  2\u00a0711\u00a0838 rx/s', ['xdp-bench: Summary rx = 2711838 packet/s']],
    [
      'xdp-bench, redir',
      'eth1->?  684.781.000 redir/s  0 err,drop/s',
      ['xdp-bench: eth1->? redir = 684781000 packet/s', 'xdp-bench: eth1->? err,drop = 0 packet/s'],
    ],
    [
      'xdp-bench, wrapped in a column',
      'a->b  16,153,328 rx/s   16,153,329 err,drop/s       0\nxmit/s',
      [
        'xdp-bench: a->b rx = 16153330 packet/s',
        'xdp-bench: a->b err,drop = 16153330 packet/s',
        'xdp-bench: a->b xmit = 0 packet/s',
      ],
    ],
    [
      'xdp-bench, wrapped before a figure',
      'a->b  16,153,328 rx/s\n0 xmit/s',
      ['xdp-bench: a->b rx = 16153330 packet/s', 'xdp-bench: a->b xmit = 0 packet/s'],
    ],
    ['xdp-bench, with a caption', 'before: a->b  16,153,328 rx/s', ['xdp-bench: a->b rx = 16153330 packet/s']],
    [
      'xdp-bench, a person’s words',
      'XDP_REDIRECT native  16,153,328 rx/s',
      ['xdp-bench: XDP_REDIRECT native rx = 16153330 packet/s'],
    ],
    ['xdp-bench, one CPU', '    cpu:17->3   9,427,708 pkt/s   0 drop/s   8.00 bulk-avg', []],
    ['xdp-bench, one queue', '    rxq:4   9,427,708 pkt/s   0 drop/s   0 error/s', []],
    [
      'xdp-bench, devmap',
      '  devmap_xmit total  7 xmit/s  1 drop/s  2 drv_err/s  16.00 bulk-avg',
      [
        'xdp-bench: devmap_xmit total xmit = 7 packet/s',
        'xdp-bench: devmap_xmit total drop = 1 packet/s',
        'xdp-bench: devmap_xmit total drv_err = 2 packet/s',
        'xdp-bench: devmap_xmit total bulk-avg = 16 packet',
      ],
    ],
    [
      'xdp-bench, cpumap',
      '  enqueue to cpu 3  9,427,705 pkt/s  0 drop/s  8.00 bulk-avg',
      [
        'xdp-bench: enqueue to cpu 3 pkt = 9427705 packet/s',
        'xdp-bench: enqueue to cpu 3 drop = 0 packet/s',
        'xdp-bench: enqueue to cpu 3 bulk-avg = 8 packet',
      ],
    ],
    [
      'xdp-bench, kthread',
      '  kthread total  9,427,710 pkt/s  0 drop/s  147,276 sched',
      [
        'xdp-bench: kthread total pkt = 9427710 packet/s',
        'xdp-bench: kthread total drop = 0 packet/s',
        'xdp-bench: kthread total sched = 147276 event/s',
      ],
    ],
    [
      'xdp-bench, remote program',
      '    xdp_stats  5 pass/s  6 drop/s  7 redir/s',
      [
        'xdp-bench: xdp_stats pass = 5 packet/s',
        'xdp-bench: xdp_stats drop = 6 packet/s',
        'xdp-bench: xdp_stats redir = 7 packet/s',
      ],
    ],
    ['xdp-bench, exceptions', '  xdp_exception total  12 hit/s', ['xdp-bench: xdp_exception total hit = 12 event/s']],
    [
      'xdp-bench, the end',
      '  Duration            : 9.7s\n  Packets received    : 45,088,768\n  Average packets/s   : 4,639,388\n  Rx dropped          : 45,088,768',
      ['xdp-bench: Average packets/s = 4639388 packet/s'],
    ],
    [
      'xdp-trafficgen',
      'lo->gen0   0 err/s   6,913,280 xmit/s',
      ['xdp-bench: lo->gen0 err = 0 packet/s', 'xdp-bench: lo->gen0 xmit = 6913280 packet/s'],
    ],
    [
      'time_bench, trimmed',
      `${TIME_BENCH} 7.537 ns (step:0)`,
      ['time-bench: tasklet_page_pool01_fast_path = 7.537 ns', 'time-bench: tasklet_page_pool01_fast_path = 15 cycle'],
    ],
    [
      'time_bench, whole',
      `[12.3] ${TIME_BENCH} 7.537 ns ${TAIL}`,
      [
        'time-bench: tasklet_page_pool01_fast_path = 7.537284 ns',
        'time-bench: tasklet_page_pool01_fast_path = 15.07461 cycle',
      ],
    ],
    [
      'time_bench, wrapped before ns',
      `${TIME_BENCH}\n7.537 ns (step:0)`,
      ['time-bench: tasklet_page_pool01_fast_path = 7.537 ns', 'time-bench: tasklet_page_pool01_fast_path = 15 cycle'],
    ],
    [
      'time_bench, wrapped in its tail',
      `${TIME_BENCH} 7.537 ns\n${TAIL.replace(' sec ', ' sec\n')}`,
      [
        'time-bench: tasklet_page_pool01_fast_path = 7.537284 ns',
        'time-bench: tasklet_page_pool01_fast_path = 15.07461 cycle',
      ],
    ],
    [
      'time_bench, a cut tail',
      `${TIME_BENCH} 7.537 ns (step:0) - (measurement period time:0.07 sec time_interval:7537284) - (invoke count:10000000 tsc_interval:150746124)`,
      ['time-bench: tasklet_page_pool01_fast_path = 7.537 ns', 'time-bench: tasklet_page_pool01_fast_path = 15 cycle'],
    ],
    [
      'time_bench, concurrent',
      'Type:lock CPU(3) 26 cycles(tsc) 8.900 ns (step:0)\nSum Type:lock Average: 27 cycles(tsc) CPUs:4 step:0',
      ['time-bench: lock CPU 3 = 8.9 ns', 'time-bench: lock CPU 3 = 26 cycle', 'time-bench: lock average = 27 cycle'],
    ],
    [
      'time_bench, a rate below',
      `${TIME_BENCH} 7.537 ns (step:0)\n13.8 Mpps`,
      [
        'time-bench: tasklet_page_pool01_fast_path = 7.537 ns',
        'time-bench: tasklet_page_pool01_fast_path = 15 cycle',
        'plain-rate: pps = 1.38e+7 packet/s',
      ],
    ],
    [
      'pktgen',
      'Params: count 10000000  min_pkt_size: 60  max_pkt_size: 60\n     frags: 0\nCurrent:\n     pkts-sofar: 14421542  errors: 0\nResult: OK: 10000033(c9832153+d167879) usec, 14421542 (60byte,0frags)\n  1442149pps 692Mb/sec (692231520bps) errors: 0',
      ['pktgen: pktgen = 1442149 packet/s', 'pktgen: pktgen errors = 0 packet'],
    ],
    ['pktgen, idle', 'Result: Idle', []],
    [
      'bpftool',
      `${PROGRAM} run_time_ns 48291841 run_cnt 1183928`,
      ['bpftool: xdp_drop_prog = 40.78951 ns', 'bpftool: xdp_drop_prog = 1183928 run'],
    ],
    [
      'bpftool, wrapped',
      `${PROGRAM} run_time_ns 48291841\nrun_cnt 1183928 recursion_misses 2`,
      ['bpftool: xdp_drop_prog = 40.78951 ns', 'bpftool: xdp_drop_prog = 1183928 run'],
    ],
    ['bpftool, never run', `${PROGRAM} run_time_ns 0 run_cnt 0`, []],
    [
      'neper, requests',
      'num_transactions=1893023\nlatency_mean=0.000052733\nthroughput=189302.30',
      ['neper: latency_mean = 0.000052733 s', 'neper: throughput = 189302.3 transaction/s'],
    ],
    [
      'neper, streams',
      'throughput=9412.34\nthroughput_units=Mbit/s\nlocal_throughput=9412340000',
      ['neper: throughput = 9412.34 Mbit/s', 'neper: local_throughput = 9.41234e+9 bit/s'].map((line) =>
        line.replace('9.41234e+9', '9412340000'),
      ),
    ],
    [
      'netperf, stream',
      'MIGRATED TCP STREAM TEST from 0.0.0.0 port 0 AF_INET\nSize   Size    Size     Time     Throughput\nbytes  bytes   bytes    secs.    10^6bits/sec\n\n131072  16384  16384    10.00    9412.34',
      ['netperf: TCP STREAM = 9412.34 Mbit/s'],
    ],
    [
      'netperf, requests',
      'MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0\nbytes  Bytes  bytes    bytes   secs.    per sec\n\n16384  131072 1        1       10.00    25012.40\n16384  131072',
      ['netperf: TCP REQUEST/RESPONSE = 25012.4 transaction/s'],
    ],
    [
      'netperf, datagrams',
      'MIGRATED UDP STREAM TEST from 0.0.0.0\nbytes   bytes    secs            #      #   10^6bits/sec\n\n212992   65507   10.00      123456      0    6469.85',
      ['netperf: UDP STREAM = 6469.85 Mbit/s'],
    ],
    [
      'iperf3',
      '[ ID] Interval           Transfer     Bitrate\n[  5]   0.00-1.00   sec   109 MBytes   912 Mbits/sec   48    559 KBytes\n- - - - - - - - - - - - -\n[  5]   0.00-10.00  sec  1.04 GBytes   897 Mbits/sec  144             sender\n[  5]   0.00-10.01  sec  1.04 GBytes   894 Mbits/sec                  receiver',
      ['iperf3: iperf3 sender = 897000000 bit/s', 'iperf3: iperf3 receiver = 894000000 bit/s'],
    ],
    [
      'iperf3, streams',
      '[  5]   0.00-10.00  sec  1.04 GBytes   897 Mbits/sec  receiver\n[SUM]   0.00-10.00  sec  2.08 GBytes  1.79 Gbits/sec  receiver',
      ['iperf3: iperf3 receiver = 1790000000 bit/s'],
    ],
    ['a rate', '13.8 Mpps', ['plain-rate: pps = 13800000 packet/s']],
    ['a small m', '13.8 mpps', ['plain-rate: pps = 13800000 packet/s']],
    ['a rate with words', 'XDP_DROP rx: 1420505 pps (4 cores)', ['plain-rate: XDP_DROP rx = 1420505 packet/s']],
    ['io_uring', 'IOPS=4227808, IOS/call=32/32, inflight=32 (32)', ['plain-rate: IOPS = 4227808 io/s']],
    ['fio', '  read: IOPS=189k, BW=738MiB/s (774MB/s)(43.2GiB/60001msec)', ['plain-rate: read: IOPS = 189000 io/s']],
    ['wrk', 'Requests/sec:  189302.30', ['plain-rate: Requests/sec = 189302.3 request/s']],
    ['requests', 'after: 1.21M rps, 0.842ms, 6400% CPU', ['plain-rate: rps = 1210000 request/s']],
    ['an old sample', 'proto 17:     865683 pkt/s', ['plain-rate: proto 17 = 865683 packet/s']],
    ['a caption without a blank', 'before:13,803,680 pps', ['plain-rate: pps = 13803680 packet/s']],
  ])('%s', (_, text, expected) => {
    const plain = (line: string): string => line.replace('1.38e+7', '13800000');
    expect(measured(text).map(plain)).toEqual(expected.map(plain));
    expect(scanned(text).diagnostics).toEqual([]);
  });
});

describe('prose that mentions a rate is no measurement', () => {
  test.each([
    'saves 3 Mpps on my box.',
    'The patch saves about 3 Mpps',
    'I see 3,000,000 pkt/s here on my box',
    'we went from 13.8 Mpps to 14.1 Mpps',
    '13.8 Mpps -> 14.1 Mpps',
    'performance can go up to 2.8M IOPS. See below',
    'the rx/s column counts packets',
    'we get 3,000,000 rx/s here',
    'performance target for XDP_DROP is NIC wirespeed which at 100Gbit/s is\n148Mpps (or 6.72ns between packets).',
    'on this machine it is limited by the bus, so that we never see more than\n3 Mpps',
    'run_time_ns and run_cnt are there with bpf_stats only',
    'Type: of elements, in cycles',
    'throughput is what counts, in Mbits/sec',
    'Content-Type:text/plain',
    'duration: long',
  ])('%s', (text) => {
    expect(measured(text)).toEqual([]);
    expect(scanned(text).diagnostics).toEqual([]);
  });
});

describe('a damaged line gives no value and is named', () => {
  test.each([
    ['xdp-bench, digits', 'eth2->eth3  16,15x,328 rx/s  16,153,329 err,drop/s  0 xmit/s'],
    ['xdp-bench, no figure', 'Summary    rx/s   0 err/s'],
    ['xdp-bench, cut', 'eth2->eth3  16,153,328 rx/s  16,153'],
    ['xdp-bench, the end', '  Average packets/s   : 4,63'],
    ['time_bench', 'Type:lock Per elem: 1x cycles(tsc) 8.900 ns (step:0)'],
    ['pktgen, result', 'Result: OK: 10000033(c98'],
    ['pktgen, rate', '  14421x9pps 692Mb/sec (692231520bps) errors: 0'],
    ['bpftool', `${PROGRAM} run_time_ns 48291841 run_c`],
    ['neper', 'throughput=18930x.30'],
    ['neper, latency', 'latency_p99=0.0000x'],
    ['netperf', 'MIGRATED TCP STREAM TEST from 0.0.0.0 port 0 AF_INET'],
    ['iperf3', '[  5]   0.00-10.00  sec  1.04 GBytes   8x7 Mbits/sec  144   sender'],
    ['fio', 'IOPS=42x27808, IOS/call=32/32'],
  ])('%s', (_, text) => {
    const { readings, diagnostics } = scanned(`words above\n\n${text}`);
    expect(readings.flatMap((each) => each.readings)).toEqual([]);
    expect(diagnostics.map(({ code, line }) => `${code}:${line}`)).toEqual(['bad-measurement:3']);
  });

  test('digits that can be read in two ways are said', () => {
    const { diagnostics } = scanned('Summary  13.803 rx/s');
    expect(diagnostics.map(({ code, line }) => `${code}:${line}`)).toEqual(['ambiguous-number:1']);
  });
});
