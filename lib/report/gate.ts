import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { GateBlind, GateFinding, GateResult, GateVerb } from '../model/gate.ts';
import { formatPoints, formatShare } from './figures.ts';
import { listNames } from './names.ts';

const NOUNS: Readonly<Record<GateVerb, string>> = { grew: 'growth', shrank: 'fall', shift: 'shift' };
const BASES = { cost: 'by cost per unit', corrected: 'at equal cost', share: 'by plain shares' } as const;

/** Returns what a gate came to, a sentence a condition. */
export function gateSentences(results: readonly GateResult[]): readonly string[] {
  return results.map((result) => `gate ${result.condition.text}: ${gateSentence(result)}`);
}

/**
 * Returns what a gate has to say beside its report: an error for each condition that is met or cannot be told, a note for
 * one that cannot be told where that is allowed, and a warning where plain shares had to decide.
 */
export function gateDiagnostics(
  results: readonly GateResult[],
  allowUnderpowered: boolean,
): { readonly verdicts: readonly Diagnostic[]; readonly doubts: readonly Diagnostic[] } {
  const verdicts = results.flatMap((result): readonly Diagnostic[] => {
    const { condition, outcome } = result;
    const message = `--fail-on ${condition.text}: ${gateSentence(result)}`;
    if (outcome === 'missing') return [diagnostic('gate-missing', message)];
    if (outcome === 'met') return [diagnostic('gate-met', message)];
    if (outcome === 'not-met') return [];
    const told = diagnostic('gate-underpowered', message);
    if (!allowUnderpowered)
      return [{ ...told, message: `${message} (perfshift explain gate-underpowered says what helps)` }];
    return [{ ...told, severity: 'note' }, ...(result.met ? [diagnostic('gate-met', message)] : [])];
  });
  const plain = results.filter(({ on }) => on.includes('share')).map(({ condition }) => condition.text);
  const message = `--fail-on ${listNames(plain)} goes by plain shares, because neither rates nor the shares tell how the total changed: what grew may have done so only because others shrank`;
  return { verdicts, doubts: plain.length === 0 ? [] : [diagnostic('gate-plain', message)] };
}

function gateSentence({ condition, outcome, met, findings, nearest, blind, smallest, on, meant }: GateResult): string {
  if (outcome === 'missing') {
    const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
    return `cannot be told, no symbol and no group is called ${condition.target ?? ''}${hint}`;
  }
  const basis = on.map((each) => BASES[each]).join(' or ');
  const said = met ? `met by ${listNames(findings.map(inWords))}, ${basis}` : '';
  if (outcome === 'met') return said;
  if (outcome === 'underpowered') {
    const [worst] = blind;
    const why = worst === undefined ? '' : whyBlind(worst, condition.verb);
    // What is met is certain, whatever else there may be.
    return met ? `${said}; of others it cannot be told: ${why}` : `cannot be told: ${why}`;
  }
  const near = nearest === null ? 'nothing went that way' : `the nearest is ${inWords(nearest)}`;
  const floor =
    smallest === null ? '' : `; a ${NOUNS[condition.verb]} by ${atLeast(smallest)} points would have been seen`;
  return `not met, ${near}, ${basis}${floor}`;
}

/** A shift as a sentence has it: by the test with q, else by what the figures guarantee. */
function inWords({ comparison, name, points, low, high, q, noise }: GateFinding): string {
  const place = comparison > 1 ? ` in comparison ${comparison}` : '';
  if (points === null) {
    const certain = low > 0 ? low : high < 0 ? high : 0;
    return `${name}${place} at least ${formatPoints(certain)} points`;
  }
  const told = q === null ? (noise === null ? '' : ` (${noise} the usual noise)`) : ` (q ${formatQ(q)})`;
  return `${name}${place} ${formatPoints(points)} points${told}`;
}

function formatQ(q: number): string {
  return q < 0.001 ? '< 0.001' : q.toFixed(3);
}

function whyBlind({ name, smallest, why }: GateBlind, verb: GateVerb): string {
  if (why === 'rare') return `${name} has too few samples to be tested`;
  if (why === 'cut') {
    const hidden = name === null ? 'a symbol that no list holds' : name;
    const lists = name === null ? '' : ', which a list that ends above it does not show';
    return `${hidden} may have shifted by as much as ${formatShare(smallest ?? 0)} points${lists}`;
  }
  return `a ${NOUNS[verb]} of ${name} shows in such runs only from ${atLeast(smallest ?? 0)} points on`;
}

/** Rounded up, so that what is printed would be seen. */
function atLeast(ticks: number): string {
  return formatShare(Math.ceil(ticks / 10_000) * 10_000);
}
