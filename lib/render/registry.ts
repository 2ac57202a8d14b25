import type { Renderer } from './renderer.ts';

/** What the formats say that count a row that is not listed as 0. */
const assumedZero: Renderer['doubts'] = async () => (await import('./folded/folded.ts')).assumedZero;

/** Every output format; of endings that fit the longest counts. */
export const RENDERERS: readonly Renderer[] = [
  { name: 'table', ending: null, rows: 20, load: async () => (await import('./table/table.ts')).renderTable },
  { name: 'mail', ending: '.txt', rows: 12, load: async () => (await import('./mail/mail.ts')).renderMail },
  {
    name: 'markdown',
    ending: '.md',
    rows: 20,
    load: async () => (await import('./markdown/markdown.ts')).renderMarkdown,
  },
  { name: 'csv', ending: '.csv', rows: null, load: async () => (await import('./csv/csv.ts')).renderCsv },
  { name: 'json', ending: '.json', rows: null, load: async () => (await import('./json/diff.ts')).renderJson },
  { name: 'svg', ending: '.svg', rows: null, load: async () => (await import('./svg/svg.ts')).renderSvg },
  {
    name: 'png',
    ending: '.png',
    isBinary: true,
    rows: null,
    load: async () => (await import('./png/png.ts')).renderPng,
  },
  {
    name: 'folded',
    ending: '.folded',
    isUnjudged: true,
    rows: null,
    load: async () => (await import('./folded/folded.ts')).renderFolded,
    doubts: assumedZero,
  },
  {
    name: 'pprof',
    ending: '.pb.gz',
    isBinary: true,
    isUnjudged: true,
    rows: null,
    load: async () => (await import('./pprof/pprof.ts')).renderPprof,
    doubts: assumedZero,
  },
  {
    name: 'pprof-before',
    ending: 'before.pb.gz',
    isBinary: true,
    isUnjudged: true,
    rows: null,
    load: async () => (await import('./pprof/pprof.ts')).renderPprofBefore,
    doubts: assumedZero,
  },
  {
    name: 'pprof-after',
    ending: 'after.pb.gz',
    isBinary: true,
    isUnjudged: true,
    rows: null,
    load: async () => (await import('./pprof/pprof.ts')).renderPprofAfter,
    doubts: assumedZero,
  },
  {
    name: 'speedscope',
    ending: '.speedscope.json',
    isUnjudged: true,
    rows: null,
    load: async () => (await import('./speedscope/speedscope.ts')).renderSpeedscope,
    doubts: assumedZero,
  },
];
