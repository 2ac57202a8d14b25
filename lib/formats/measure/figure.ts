/**
 * Figures as benchmarks print them. printf's `'` flag groups digits by the locale (glibc): `13,803,680`, `13.803.680`,
 * `13 803 680`, `13'803'680`, or not at all in the C locale.
 */

/** A figure and, where its digits can be read in two ways, how they were read. */
export interface Figure {
  readonly value: number;
  readonly ambiguous: string | null;
}

/** What separates groups of three digits, and what may then stand before the decimals. */
const GROUPINGS: readonly { readonly group: string; readonly decimals: string }[] = [
  { group: ',', decimals: String.raw`\.\d{1,9}` },
  { group: String.raw`\.`, decimals: String.raw`,\d{1,9}` },
  { group: `['’]`, decimals: String.raw`[.,]\d{1,9}` },
  // Behind a blank three digits are a group of another figure: "cpu 3 803,680".
  { group: ' ', decimals: String.raw`[.,]\d{1,2}` },
];
const NOT_CUT = String.raw`(?!\d|[.,]\d)`;

/** What a figure in a line may look like, to be put into larger expressions; it captures nothing. */
export const FIGURE: string = `(?:${[
  ...GROUPINGS.map(({ group, decimals }) => String.raw`[1-9]\d{0,2}(?:${group}\d{3}){1,6}(?:${decimals})?${NOT_CUT}`),
  String.raw`\d{1,18}(?:[.,]\d{1,9})?${NOT_CUT}`,
].join('|')})`;

const GROUPED: readonly RegExp[] = GROUPINGS.map(
  ({ group, decimals }) => new RegExp(String.raw`^([1-9]\d{0,2}(?:${group}\d{3}){1,6})(${decimals})?$`),
);
const PLAIN = /^\d{1,18}(?:[.,]\d{1,9})?$/;
const ONE_GROUP = /^(\d{1,3})([.,])(\d{3})$/;

/**
 * Returns the figure that a text states, or null when it is none. Several groups of three digits are groups; one group
 * behind a point or a comma may be a fraction too: `whole` tells that the column prints whole numbers, then it is read
 * as a group, else as a fraction. That is said where the locale that perf's world writes in would read it otherwise.
 */
export function readFigure(text: string, whole: boolean): Figure | null {
  const one = ONE_GROUP.exec(text);
  if (one !== null && one[1] !== '0') return readOneGroup(text, one[2] === '.', whole);
  // No text is plain and grouped as well, but for one group.
  if (PLAIN.test(text)) return { value: Number(text.replace(',', '.')), ambiguous: null };
  for (const pattern of GROUPED) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return { value: Number(`${(match[1] ?? '').replace(/\D/g, '')}.${match[2]?.slice(1) ?? '0'}`), ambiguous: null };
  }
  return null;
}

/** `13.803` and `13,803`: a point is a fraction to most, a comma a group; said where the column contradicts. */
function readOneGroup(text: string, point: boolean, whole: boolean): Figure {
  const grouped = Number(text.replace(/[.,]/, ''));
  const fraction = Number(text.replace(',', '.'));
  const value = whole ? grouped : fraction;
  if (point !== whole) return { value, ambiguous: null };
  const ambiguous = `"${text}" may be ${grouped} or ${fraction}; read as ${value}`;
  return { value, ambiguous };
}
