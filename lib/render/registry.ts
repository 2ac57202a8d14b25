import type { Renderer } from './renderer.ts';

/** Every output format. */
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
  { name: 'png', ending: '.png', rows: null, load: async () => (await import('./png/png.ts')).renderPng },
  {
    name: 'folded',
    ending: '.folded',
    rows: null,
    load: async () => (await import('./folded/folded.ts')).renderFolded,
    doubts: async () => (await import('./folded/folded.ts')).assumedZero,
  },
];
