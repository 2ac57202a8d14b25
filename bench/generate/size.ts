const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9 };

/** Returns the bytes that `200M` stands for; units are decimal. Throws for what is no size. */
export function readSize(text: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([KMG]?)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (digits === undefined || factor === undefined) throw new Error(`"${text}" is no size; expected one such as 200M`);
  return Math.round(Number(digits) * factor);
}
