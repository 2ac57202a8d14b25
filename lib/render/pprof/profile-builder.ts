import {
  Function as FunctionMessage,
  Label,
  Location,
  Mapping,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';
import type { Frame } from '../../model/stack.ts';

/** Writes a profile of pprof: each object a mapping, each function a location. Ids count from 1. */
export class ProfileBuilder {
  readonly #strings = new StringTable();
  readonly #mappings: Mapping[] = [];
  readonly #mappingIds = new Map<string, number>();
  readonly #functions: FunctionMessage[] = [];
  readonly #locations: Location[] = [];
  readonly #locationIds = new Map<string, number>();
  readonly #samples: Sample[] = [];
  readonly #types: ValueType[] = [];

  /** Adds a type of value; each sample has a value of each type, in this order. */
  addType(type: string, unit: string): void {
    this.#types.push(new ValueType({ type: this.#text(type), unit: this.#text(unit) }));
  }

  /** Returns the location of a frame, the same for the same symbol and object. */
  location({ symbol, dso }: Omit<Frame, 'inlined'>): number {
    const key = `${symbol}\0${dso ?? '\0'}`;
    const known = this.#locationIds.get(key);
    if (known !== undefined) return known;
    const id = this.#locations.length + 1;
    this.#locationIds.set(key, id);
    const name = this.#text(symbol);
    this.#functions.push(new FunctionMessage({ id, name, systemName: name }));
    this.#locations.push(
      new Location({ id, mappingId: dso === null ? 0 : this.#mapping(dso), line: [{ functionId: id }] }),
    );
    return id;
  }

  /** Adds a sample: its locations, the leaf first, its values and its labels. */
  addSample(locationId: number[], value: number[], labels: Readonly<Record<string, string>>): void {
    const label = Object.entries(labels).map(
      ([key, text]) => new Label({ key: this.#text(key), str: this.#text(text) }),
    );
    this.#samples.push(new Sample({ locationId, value, label }));
  }

  /** Returns the bytes of the profile, not packed; `comments` are shown by `pprof -comments`. */
  encode(comments: readonly string[]): Uint8Array<ArrayBuffer> {
    const last = this.#types.at(-1);
    return new Profile({
      sampleType: this.#types,
      sample: this.#samples,
      mapping: this.#mappings,
      location: this.#locations,
      function: this.#functions,
      stringTable: this.#strings,
      comment: comments.map((text) => this.#text(text)),
      defaultSampleType: last?.type ?? 0,
    }).encode() as Uint8Array<ArrayBuffer>;
  }

  #mapping(dso: string): number {
    const own = this.#mappingIds.get(dso);
    if (own !== undefined) return own;
    const id = this.#mappings.length + 1;
    this.#mappingIds.set(dso, id);
    // Names are known: pprof has nothing to look up in files of the machine that it runs on.
    const known = { hasFunctions: true, hasFilenames: true, hasLineNumbers: true, hasInlineFrames: true };
    this.#mappings.push(new Mapping({ id, filename: this.#text(dso), ...known }));
    return id;
  }

  #text(text: string): number {
    return this.#strings.dedup(text);
  }
}
