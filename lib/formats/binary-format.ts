import type { ReadsBinary } from '../model/bytes.ts';

/** An input format that is no text, and is told by its bytes. Such an input holds nothing else. */
export interface BinaryFormat extends ReadsBinary {
  /** The name in JSON and behind --from. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
}
