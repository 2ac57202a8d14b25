import { chooseReader } from '../bytes/choose-reader.ts';
import { BINARY_FORMATS } from '../formats/registry.ts';
import type { Document } from '../model/line.ts';
import { type FoundProfiles, findProfiles, pickMessage } from '../pipeline/find-profiles.ts';
import { type InputName, parseInputName } from '../sections/selector.ts';
import { existsInput, inputKey, readInput } from '../source/read.ts';
import type { Options } from './options.ts';
import { printAhead } from './print-ahead.ts';
import { filesAhead } from './read-ahead.ts';
import { recordingPrinter } from './recording.ts';
import { mailsThread, secondThread } from './second-thread.ts';

/** Reads inputs, each path once, and finds the profiles in them. */
export interface InputReader {
  readonly find: (name: InputName) => FoundProfiles;
  /** Finds the profiles of a file that is looked at once, without keeping its lines. */
  readonly findOnce: (path: string) => FoundProfiles;
  /** Returns the lines of a file that is no input of profiles. */
  readonly document: (path: string) => Document;
}

/**
 * Returns a reader that keeps what it has read. What is no file is read once and may be named again with a selector.
 * Of mailboxes only the mails count of whose text `mayHold` is true; all of them where it is absent.
 */
export function inputReader(options: Options, mayHold?: (text: string) => boolean): InputReader {
  const documents = new Map<string, FoundProfiles>();
  const { maxBytes, progress } = options;
  const start = options.second === undefined ? undefined : secondThread(options.second);
  const here = recordingPrinter(options);
  const print = options.second === undefined ? here : printAhead(here, options.perf, pathsOf(options), options.second);
  const ahead = start === undefined ? undefined : filesAhead(pathsOf(options), options.from, start);
  const choose = chooseReader(options.from, { start, ahead });
  const startMails = start === undefined ? undefined : mailsThread(start);
  const read = (path: string): FoundProfiles => {
    const ways = { maxBytes, print, choose, mayHold, startMails, progress, binaries: BINARY_FORMATS };
    const whole = readInput(path, ways);
    const document: Document = options.message === null ? whole : pickMessage(whole, options.message);
    return findProfiles(document, options.from, options.event);
  };
  return {
    document: (path) => readInput(path, { maxBytes }),
    find: ({ path }) => {
      const { key } = inputKey(path);
      const known = documents.get(key);
      if (known !== undefined) return known;
      const found = read(path);
      documents.set(key, found);
      return found;
    },
    findOnce: read,
  };
}

/** The files among the inputs, in the order in which they are read. */
function pathsOf({ before, after, inputs }: Options): readonly string[] {
  return [...before, ...after, ...inputs].map((text) => inputName(text).path);
}

/** Returns the parts of an input's name as the command line gives it. */
export function inputName(text: string): InputName {
  return parseInputName(text, existsInput);
}
