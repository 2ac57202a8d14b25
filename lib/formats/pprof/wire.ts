/**
 * The encoding of pprof's profile.proto (protobuf: tags, varints, lengths), as far as it takes to walk through a profile
 * without holding all of it, and to say where it is damaged. The messages themselves are decoded by pprof-format, which
 * takes what is cut short for whole.
 */

/** A field of a message: its number, and its bytes without tag and length. */
export interface Field {
  readonly number: number;
  readonly value: Uint8Array;
  /** Where the field begins. */
  readonly at: number;
}

/** A message as profile.proto declares it: by field number what kind of field it is, or the message in it. */
interface Message {
  readonly [field: number]: 'number' | 'numbers' | 'text' | Message;
}

const VALUE_TYPE: Message = { 1: 'number', 2: 'number' };
const NUMBERS = (count: number): Message =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [at + 1, 'number']));

/** The messages of profile.proto. */
export const PROFILE: Message = {
  1: VALUE_TYPE,
  2: { 1: 'numbers', 2: 'numbers', 3: NUMBERS(4) },
  3: NUMBERS(10),
  4: { 1: 'number', 2: 'number', 3: 'number', 4: NUMBERS(3), 5: 'number' },
  5: NUMBERS(5),
  6: 'text',
  7: 'number',
  8: 'number',
  9: 'number',
  10: 'number',
  11: VALUE_TYPE,
  12: 'number',
  13: 'numbers',
  14: 'number',
  15: 'number',
};

const VARINT = 0;
const LENGTH = 2;
/** A 64-bit number takes so many bytes at most. */
const LONGEST = 10;

/** Thrown where bytes are no message; `at` is the place, 0 where none can be told. */
export class WireError extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, message: string, expected = 'a whole file; fetch or write it again') {
    super(message);
    this.at = at;
    this.expected = expected;
  }
}

/** Goes through the fields of a message that stand there whole. Throws a WireError at the first that does not. */
export function* fieldsOf(bytes: Uint8Array, message: Message = PROFILE): Generator<Field> {
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    const tag = bytes[at++] as number;
    const number = tag >> 3;
    const kind = message[number];
    const wire = tag & 7;
    if (kind === undefined || (wire !== VARINT && wire !== LENGTH))
      throw new WireError(start, `byte 0x${tag.toString(16).padStart(2, '0')} begins no field`);
    if (wire === VARINT ? kind !== 'number' && kind !== 'numbers' : kind === 'number')
      throw new WireError(start, `field ${number} is not of its kind`);
    const end = varintEnd(bytes, at);
    if (wire === VARINT) {
      yield { number, value: bytes.subarray(at, end), at: start };
      at = end;
      continue;
    }
    const length = smallNumber(bytes, at, end);
    if (length > bytes.length - end)
      throw new WireError(start, `field ${number} is ${length} bytes long, ${bytes.length - end} are left`);
    yield { number, value: bytes.subarray(end, end + length), at: start };
    at = end + length;
  }
}

/** Throws a WireError where a field, or a field of the message in it, is damaged. */
export function checkField({ number, value, at }: Field, message: Message = PROFILE): void {
  const kind = message[number];
  if (kind === 'numbers') {
    if (value.length > 0 && (value[value.length - 1] as number) >= 0x80)
      throw new WireError(at, `the numbers of field ${number} are cut short`);
  } else if (typeof kind === 'object') {
    for (const inner of fieldsOf(value, kind)) checkField({ ...inner, at }, kind);
  }
}

/**
 * Returns whether bytes begin a profile of pprof: fields of it, up to a type of sample that holds numbers. No text has these
 * control characters in these places.
 */
export function beginsProfile(bytes: Uint8Array): boolean {
  try {
    for (const field of fieldsOf(bytes)) {
      if (field.number !== 1) continue;
      checkField(field);
      return field.value.length >= 2;
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
  return false;
}

function varintEnd(bytes: Uint8Array, at: number): number {
  for (let end = at; end < at + LONGEST && end < bytes.length; end++) if ((bytes[end] as number) < 0x80) return end + 1;
  throw new WireError(at, 'a number is cut short');
}

function smallNumber(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let next = end - 1; next >= at; next--) value = value * 128 + ((bytes[next] as number) & 0x7f);
  return value;
}
