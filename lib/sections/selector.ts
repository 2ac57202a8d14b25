import type { Profile } from '../model/profile.ts';
import { trimSigns } from '../model/trim-signs.ts';

/** An input as named on the command line: `name=path#selector`, every part but the path optional. */
export interface InputName {
  readonly path: string;
  readonly selector: string | null;
  readonly label: string | null;
}

/**
 * Returns the parts of an input's name. An existing file of the full name wins over both readings, and a file that
 * exists behind `name=` or before `#` over none; the selector stands behind the last `#`.
 */
export function parseInputName(text: string, exists: (path: string) => boolean): InputName {
  if (text === '-' || exists(text)) return { path: text, selector: null, label: null };
  const hash = text.lastIndexOf('#');
  const [front, selector] = hash > 0 ? [text.slice(0, hash), text.slice(hash + 1)] : [text, null];
  if (front === '-' || exists(front)) return { path: front, selector, label: null };
  const equals = front.indexOf('=');
  if (equals > 0) {
    const whole = text.slice(equals + 1);
    const path = front.slice(equals + 1);
    if (exists(whole)) return { path: whole, selector: null, label: text.slice(0, equals) };
    if (path === '-' || exists(path)) return { path, selector, label: front.slice(0, equals) };
  }
  return { path: front, selector, label: null };
}

/**
 * Returns the positions of the profiles that a selector names: a number counts from 1, other text is looked for in the
 * labels without regard to case. A label that equals it wins over one that holds it as words, and that over one that
 * holds it at all, so that `#patched` is not "unpatched" where both are there. Empty when there is none.
 */
export function selectProfiles(profiles: readonly Profile[], selector: string): readonly number[] {
  const positions = profiles.map((_, at) => at);
  if (/^\d{1,9}$/.test(selector)) return positions.filter((at) => at === Number(selector) - 1);
  const wanted = selector.toLowerCase();
  const labels = profiles.map((profile) => profile.label?.toLowerCase() ?? '');
  const equal = positions.filter((at) => bare(labels[at] ?? '') === bare(wanted));
  if (equal.length > 0) return equal;
  const words = positions.filter((at) =>
    ` ${labels[at]?.replace(/[^\p{L}\p{N}./+-]+/gu, ' ')} `.includes(` ${wanted} `),
  );
  return words.length > 0 ? words : positions.filter((at) => labels[at]?.includes(wanted));
}

function bare(label: string): string {
  return trimSigns(label, ' \t*#=-', ' \t:=-');
}
