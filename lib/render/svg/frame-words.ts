import type { Comparison } from '../../model/comparison.ts';
import { TICKS_PER_POINT } from '../../model/share.ts';
import { formatPoints, formatProbability, formatShare, signed } from '../../report/figures.ts';
import { TONES } from './judge.ts';
import type { Measured } from './measure.ts';
import { plainName } from './texts.ts';
import type { Both, PictureNode, Span, Summed } from './tree.ts';

/** What the words of a picture's frames need to know. */
export interface WordContext {
  readonly measured: Measured;
  /** Points of the before total for each unit of the tree, the measure's factor in that of the after side. */
  readonly points: Both;
  readonly cost: Comparison['cost'];
}

/** Returns a delta in points as text; of one that is only bounded the end that is certain. */
export function deltaText({ points, low, high }: Span): string {
  if (points !== null) return formatPoints(points * TICKS_PER_POINT);
  if (low > 0) return `>=${formatPoints(low * TICKS_PER_POINT).replace('+', '')}`;
  return high < 0 ? `<=${formatPoints(high * TICKS_PER_POINT)}` : '?';
}

/** Returns what stands before a frame's name: its delta, `?` or `~` where it cannot be told, nothing where there is none. */
export function prefixOf(span: Span, tone: number): string {
  if (tone === TONES.unclear) return '?';
  if (tone === TONES.untold) return '~';
  if (tone === TONES.untested || tone === TONES.none) return '';
  const text = deltaText(span);
  return Number(text) === 0 ? '' : text;
}

/** What one run a side says of a frame beside the noise of runs elsewhere. */
const NOISE = {
  above: 'larger than the noise seen in such runs (one run a side, not tested)',
  within: 'within the noise seen in such runs',
  unclear: 'cannot be told from the noise seen in such runs',
} as const;

/** Returns what is said of a frame beside its figures: the test, or why there is none; empty where nothing is. */
export function noteOf({ kind, shift, verdict }: PictureNode): string {
  if (kind === 'rest') return 'what no row lists, of whatever symbol';
  if (kind === 'more') return 'the sum of frames that are too narrow to draw, or left out';
  if (shift === null) return '';
  const notes: string[] = [];
  if (shift.test !== null) {
    const told = verdict === 'told' ? '' : ': the runs do not tell it';
    notes.push(`q ${formatProbability(shift.test.q)}${shift.test.on === 'corrected' ? ' at equal cost' : ''}${told}`);
  } else if (shift.noise !== null) notes.push(NOISE[shift.noise.verdict]);
  else if (verdict === 'untested') notes.push(`not tested${shift.reason === null ? '' : `: ${shift.reason}`}`);
  else if (verdict === 'unclear') notes.push('cannot be told: the bound leaves it open');
  if (shift.byComposition) notes.push('its share moved only because the total did');
  if (shift.acrossDsos) notes.push(`in ${shift.before.dso} before, in ${shift.after.dso} after`);
  if (shift.patch === true) notes.push('touched by the patch');
  return notes.join('; ');
}

/**
 * Returns the words of a frame's tooltip: its name, shares and their delta and ratio, the same by the measure, the cost,
 * and what can be told. The script in the picture says the same in the same words.
 */
export function titleText(frame: Summed, context: WordContext): string {
  const { node, whole, span } = frame;
  const { measured, points, cost } = context;
  const before = whole.before * points.before;
  const after = (whole.after * points.after) / measured.factor;
  const ratio = before > 0 && after > 0 ? `, x${(after / before).toFixed(2)}` : '';
  const lines = [
    plainName(node.name),
    `before ${sideText(node.bound.before, before, points.before)}, after ${sideText(node.bound.after, after, points.after / measured.factor)}, delta ${shareText(frame, context)} points${ratio}`,
  ];
  if (measured.name === 'corrected') lines.push(`at equal cost ${deltaText(span)} points of the before total`);
  if (cost !== null) {
    const [from, to] = [(before * cost.before) / 100, (after * cost.after) / 100];
    if (span.points !== null) lines.push(`${cost.unit} ${from.toFixed(2)} -> ${to.toFixed(2)}, ${signed(to - from)}`);
  }
  const note = noteOf(node);
  return [...lines, ...(note === '' ? [] : [note])].join('\n');
}

/**
 * Returns the delta of a frame's shares as text, whatever is measured. Where a side is only bounded, the figures of the
 * row decide; of a frame that holds such a row only the picture of shares can tell.
 */
export function shareText({ node, whole, span }: Summed, { measured, points }: WordContext): string {
  if (node.shift !== null && node.shift.delta.points === null) {
    const { low, high } = node.shift.delta;
    return deltaText({ points: null, low: low / TICKS_PER_POINT, high: high / TICKS_PER_POINT });
  }
  if (span.points === null) return measured.name === 'share' ? deltaText(span) : '?';
  const delta = (whole.after * points.after) / measured.factor - whole.before * points.before;
  return deltaText({ points: delta, low: delta, high: delta });
}

function sideText(bound: number | null, value: number, points: number): string {
  if (bound === null) return `${formatShare(value * TICKS_PER_POINT)} %`;
  return bound === 0 ? 'not there' : `<=${formatShare(bound * points * TICKS_PER_POINT)} %`;
}
