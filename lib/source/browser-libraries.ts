import * as entities from 'html-entities';

/** What is asked of the library that knows the headers of mails. */
interface Headers {
  readonly decodeWords: (text: string) => string;
  readonly parseHeaderValue: (text: string) => {
    readonly value: string;
    readonly params: Readonly<Record<string, string>>;
  };
}

/**
 * What stands in place of the libraries for mails where Node's modules are not: the entities of HTML are the same; headers of
 * mails are read as far as they are plain. An encoded word stays as it is, a parameter in a form of its own counts as absent.
 */
export function mimeLibrary(): Headers {
  return {
    decodeWords: (text) => text,
    parseHeaderValue: (text) => ({ value: /^[^; \t]*/.exec(text)?.[0] ?? '', params: {} }),
  };
}

/** Returns the library that knows the entities of HTML. */
export function entityLibrary(): typeof entities {
  return entities;
}
