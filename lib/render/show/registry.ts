import type { Output } from '../../model/output.ts';
import type { Showing } from '../../report/showing.ts';

/** An output format of one profile. */
export interface ShowRenderer {
  /** The name behind --format. */
  readonly name: string;
  /** The ending of an output file that chooses this format. */
  readonly ending: string;
  /** True where call chains are all that it shows of a profile that has some. */
  readonly isOfChains?: true;
  /** Loads the renderer. */
  readonly load: () => Promise<(showing: Showing) => Output | Promise<Uint8Array>>;
}

/** Every output format of one profile; of endings that fit the longest counts. */
export const SHOW_RENDERERS: readonly ShowRenderer[] = [
  { name: 'text', ending: '.txt', load: async () => (await import('./show.ts')).renderShowText },
  {
    name: 'speedscope',
    ending: '.speedscope.json',
    isOfChains: true,
    load: async () => (await import('../speedscope/speedscope.ts')).renderShowSpeedscope,
  },
  { name: 'json', ending: '.json', load: async () => (await import('./show.ts')).renderShowJson },
  {
    name: 'folded',
    ending: '.folded',
    isOfChains: true,
    load: async () => (await import('./show.ts')).renderShowFolded,
  },
  {
    name: 'pprof',
    ending: '.pb.gz',
    isOfChains: true,
    load: async () => (await import('../pprof/pprof.ts')).renderShowPprof,
  },
];
