import { Function as FunctionMessage, Location, Mapping, ValueType } from 'pprof-format';
import { append } from '../../model/append.ts';
import type { Frame } from '../../model/stack.ts';
import type { NamedType } from './value-types.ts';
import { checkField, fieldsOf, WireError } from './wire.ts';

/** A number of a message: those of more than four bytes come as bigint. */
export type Numeric = number | bigint;

/** A frame of a location and where its code is. */
export type Places = readonly Frame[];

/** What a profile of pprof holds beside its samples. */
export interface Tables {
  readonly types: readonly NamedType[];
  readonly strings: readonly string[];
  /** By id the frames of a location, the innermost first. */
  readonly locations: ReadonlyMap<Numeric, Places>;
  readonly period: (NamedType & { readonly value: number }) | null;
  /** Nanoseconds; 0 where the profile does not tell. */
  readonly duration: number;
  /** What perfshift calls the sides of a difference, in the comments of the profile; null where nobody says. */
  readonly labels: { readonly before: string | null; readonly after: string | null };
}

/** Fields that samples refer to, whatever the order in which they stand. */
const STRING = 6;
const SAMPLE = 2;

interface Collected {
  readonly types: ValueType[];
  readonly mappings: Map<Numeric, Mapping>;
  readonly functions: Map<Numeric, FunctionMessage>;
  readonly locations: Location[];
  readonly strings: string[];
  periodType: ValueType | null;
  period: number;
  duration: number;
  readonly comments: Numeric[];
}

/** Returns all of a profile but its samples. Throws a WireError where it is damaged, or refers to what is not there. */
export function readTables(bytes: Uint8Array): Tables {
  const all: Collected = {
    types: [],
    mappings: new Map(),
    functions: new Map(),
    locations: [],
    strings: [],
    periodType: null,
    period: 0,
    duration: 0,
    comments: [],
  };
  const decoder = new TextDecoder();
  for (const field of fieldsOf(bytes)) {
    if (field.number === STRING) all.strings.push(decoder.decode(field.value));
    else if (field.number !== SAMPLE) {
      checkField(field);
      collect(all, field.number, field.value);
    }
  }
  if (all.strings[0] !== '') throw new WireError(bytes.length, 'the table of strings does not begin with an empty one');
  const text = textsOf(all.strings);
  const named = ({ type, unit }: ValueType): NamedType => ({ type: text(type), unit: text(unit) });
  return {
    types: all.types.map(named),
    strings: all.strings,
    locations: new Map(all.locations.map((location) => [location.id, framesOf(location, all, text)])),
    period: all.periodType === null || all.period <= 0 ? null : { ...named(all.periodType), value: all.period },
    duration: all.duration,
    labels: labelsOf(all.comments.map(text)),
  };
}

/** Returns what gives the text of a number in a table of strings, and throws a WireError where there is none. */
export function textsOf(strings: readonly string[]): (index: Numeric) => string {
  return (index) => {
    const text = strings[Number(index)];
    if (text === undefined) throw new WireError(0, `string ${index} is not in the table of ${strings.length}`);
    return text;
  };
}

function collect(all: Collected, field: number, value: Uint8Array): void {
  if (field === 1) all.types.push(ValueType.decode(value));
  else if (field === 3) {
    const mapping = Mapping.decode(value);
    all.mappings.set(mapping.id, mapping);
  } else if (field === 4) all.locations.push(Location.decode(value));
  else if (field === 5) {
    const own = FunctionMessage.decode(value);
    all.functions.set(own.id, own);
  } else if (field === 10) all.duration = numberOf(value);
  else if (field === 11) all.periodType = ValueType.decode(value);
  else if (field === 12) all.period = numberOf(value);
  else if (field === 13) append(all.comments, numbersOf(value));
}

function labelsOf(comments: readonly string[]): Tables['labels'] {
  const behind = (word: string): string | null =>
    comments.find((text) => text.startsWith(word))?.slice(word.length) ?? null;
  return { before: behind('before: '), after: behind('after: ') };
}

/** A line for each function, the innermost first; the last is the one that holds the code of all. */
function framesOf({ line, mappingId, address }: Location, all: Collected, text: (index: Numeric) => string): Places {
  const file = mappingId === 0 ? '' : text(found(all.mappings, mappingId, 'mapping').filename);
  const dso = file === '' ? null : file;
  if (line.length === 0) return [{ symbol: `0x${address.toString(16).padStart(16, '0')}`, dso, inlined: false }];
  return line.map(({ functionId }, at) => {
    const { name, systemName } = found(all.functions, functionId, 'function');
    return { symbol: text(name) || text(systemName) || '[unknown]', dso, inlined: at < line.length - 1 };
  });
}

function found<T>(table: ReadonlyMap<Numeric, T>, id: Numeric, what: string): T {
  const item = table.get(id);
  if (item === undefined) throw new WireError(0, `${what} ${id} is named and not there`);
  return item;
}

/** The varints that stand one behind the other. */
function numbersOf(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let from = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte >= 0x80) continue;
    numbers.push(numberOf(bytes.subarray(from, at + 1)));
    from = at + 1;
  }
  return numbers;
}

/** The number that bytes of a varint are, as a signed one of 64 bits. */
function numberOf(bytes: Uint8Array): number {
  let value = 0n;
  for (const [at, byte] of bytes.entries()) value |= BigInt(byte & 0x7f) << BigInt(7 * at);
  return Number(BigInt.asIntN(64, value));
}
