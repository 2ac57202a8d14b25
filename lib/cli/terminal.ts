import type { RenderOptions } from '../render/renderer.ts';

/** What the process knows of the terminal it writes to. */
export interface Terminal {
  readonly isTTY: boolean;
  /** Columns, when it is a terminal that tells them. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** The choices of --color. */
export const COLORS = ['auto', 'always', 'never'] as const;

const DEFAULT_WIDTH = 80;
const NARROWEST = 40;

/** Returns how to render for a terminal. Options win over NO_COLOR and FORCE_COLOR, those over TERM and the locale. */
export function renderOptions(
  terminal: Terminal,
  wanted: { readonly color: (typeof COLORS)[number]; readonly ascii: boolean; readonly width: number | null },
): RenderOptions {
  return {
    width: Math.max(NARROWEST, wanted.width ?? terminal.columns ?? DEFAULT_WIDTH),
    colorLevel: hasColor(terminal, wanted.color) ? 1 : 0,
    ascii: wanted.ascii || !knowsUnicode(terminal),
  };
}

/** chalk 5 ignores NO_COLOR, so the decision is made here (https://no-color.org, https://force-color.org). */
function hasColor({ env, isTTY }: Terminal, color: (typeof COLORS)[number]): boolean {
  if (color !== 'auto') return color === 'always';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && env.TERM !== 'dumb';
}

/** POSIX: LC_ALL, then LC_CTYPE, then LANG; none of them is the C locale. macOS and Windows default to Unicode. */
function knowsUnicode({ env, platform }: Terminal): boolean {
  if (env.TERM === 'dumb') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (locale === '') return platform === 'darwin' || platform === 'win32';
  return /utf-?8/i.test(locale);
}
