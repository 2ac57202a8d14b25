import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Found } from '../model/found.ts';
import type { Document, Line } from '../model/line.ts';
import type { Format } from './format.ts';
import { FORMATS } from './registry.ts';

/** What a document holds, in the order of its lines. */
export interface Scan {
  readonly found: readonly Found[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns every profile of a document. With `from`, only blocks of the format of that name are read. */
export function scanDocument(document: Document, from: string | null = null): Scan {
  const formats = from === null ? FORMATS : FORMATS.filter((format) => format.name === from);
  const found: Found[] = [];
  const diagnostics: Diagnostic[] = [];
  let above: Line[] = [];
  const { lines } = document;
  for (let at = 0; at < lines.length; ) {
    const format = formats.find((each) => each.begins(lines, at));
    const line = lines[at];
    if (format === undefined || line === undefined) {
      if (line !== undefined && line.text.trim() !== '') above.push(line);
      at++;
      continue;
    }
    const block = format.parse(lines, at, document.name);
    const first = found.length;
    for (const [index, profile] of block.profiles.entries()) {
      found.push({ profile, above, partner: block.paired === true ? first + 1 - index : null });
    }
    diagnostics.push(...block.diagnostics);
    above = [];
    at = Math.max(block.end, at + 1);
  }
  return { found, diagnostics };
}

/** Returns the diagnostic for a document without a profile, naming the formats that were looked for. */
export function noProfile(document: Document): Diagnostic {
  const known = FORMATS.map((format) => format.title).join(', ');
  const message = `nothing here looks like a profile, expected one of: ${known}; see perfshift explain no-profile`;
  return diagnostic('no-profile', message, document.name);
}

/** Returns the format of a name, or null. */
export function formatNamed(name: string): Format | null {
  return FORMATS.find((format) => format.name === name) ?? null;
}
