/** Characters that JSON allows as they are and a terminal or an editor would obey. */
const HARMFUL = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Returns the document as text: two blanks of indentation unless other ones are asked for, a line end. */
export function printJson(document: object, indentation = 2): string {
  return `${JSON.stringify(document, null, indentation).replace(HARMFUL, escapeUnit)}\n`;
}

/** Characters that are gathered before they are handed on. */
const PIECE = 1 << 16;

/**
 * Returns the bytes of what `printJson` prints, a piece at a time. A list may be anything that can be gone through: its
 * elements are made when it is their turn, so that hundreds of thousands of rows are never there at once, nor one text of
 * them all, which V8 would refuse beyond 512 MB. Rows stand `levels` below the document; each is printed at once.
 */
export function printPieces(levels: number, document: object): Iterable<Uint8Array> {
  return { [Symbol.iterator]: () => piecesOf(document, levels) };
}

function* piecesOf(document: object, levels: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for (const part of partsOf(document, '\n', levels)) {
    text += part;
    if (text.length < PIECE) continue;
    yield encoder.encode(text.replace(HARMFUL, escapeUnit));
    text = '';
  }
  yield encoder.encode(`${text.replace(HARMFUL, escapeUnit)}\n`);
}

/** The text of a value part by part; `line` begins a line as far in as the value stands. */
function* partsOf(value: unknown, line: string, levels: number): Generator<string> {
  if (levels === 0 || value === null || typeof value !== 'object') {
    yield JSON.stringify(value, null, 2).replaceAll('\n', line);
    return;
  }
  const isList = Symbol.iterator in value;
  const [begin, end] = isList ? '[]' : '{}';
  const inner = `${line}  `;
  let before = begin;
  for (const [name, each] of isList ? unnamed(value as Iterable<unknown>) : namesOf(value)) {
    yield `${before}${inner}${name}`;
    yield* partsOf(each, inner, levels - 1);
    before = ',';
  }
  yield before === begin ? `${begin}${end}` : `${line}${end}`;
}

function* unnamed(list: Iterable<unknown>): Generator<readonly ['', unknown]> {
  for (const each of list) yield ['', each ?? null];
}

/** The fields of an object but for those that are undefined, each behind its name as it is printed. */
function namesOf(value: object): readonly (readonly [string, unknown])[] {
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return fields.map(([name, each]) => [`${JSON.stringify(name)}: `, each]);
}

/** Returns a list whose elements are made of those of another when it is gone through. */
export function lazily<T>(list: Iterable<T>, jsonOf: (each: T) => object): Iterable<object> {
  return {
    *[Symbol.iterator]() {
      for (const each of list) yield jsonOf(each);
    },
  };
}
