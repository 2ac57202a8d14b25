import type { Inputs } from './inputs.ts';
import type { Subject } from './subject.ts';
import type { Tools } from './tools.ts';

/** A line of the table: what is done, whom it is held against, and how it must come out. */
export interface Row {
  readonly what: string;
  readonly ours: Subject;
  /** Floors and peers. */
  readonly others: readonly Subject[];
  readonly bounds: readonly Bound[];
  /** Runs at least, where one is so short that chance decides it. */
  readonly runs?: number;
  /** Says whether what was printed agrees with what others printed or the generator wrote; null where nothing can. */
  readonly agree: (() => Agreement | Promise<Agreement>) | null;
  /** Why some of the others are missing. */
  readonly missing?: string;
}

/** A limit of the least seconds, or of the peak memory. */
export interface Bound {
  readonly quantity: 'seconds' | 'memory';
  /** The name of the subject that it is a multiple of; null for plain seconds. */
  readonly against: string | null;
  readonly atMost: number;
}

/** What a comparison of outputs came to. */
export interface Agreement {
  readonly holds: boolean;
  readonly said: string;
}

/** Sizes of all inputs. */
export interface Sizes {
  readonly scriptBytes: number;
  readonly stacks: number;
  readonly pastedBytes: number;
  readonly samples: number;
  readonly runs: number;
  readonly symbols: number;
  readonly sweep: readonly number[];
}

/** A Node to run with. */
export interface NodeProgram {
  /** `20.19.0`. */
  readonly version: string;
  readonly path: string;
}

/** What the rows are made from. */
export interface Context {
  readonly node: NodeProgram;
  /** The built program, an argument of Node. */
  readonly program: string;
  readonly inputs: Inputs;
  readonly tools: Tools;
  readonly sizes: Sizes;
  /** Takes what subjects print. */
  readonly folder: string;
}

/** Returns the subject that is the program itself. */
export function ourSubject(context: Context, name: string, args: readonly string[], output?: string): Subject {
  const { node, program } = context;
  const subject = { name, command: node.path, args: [program, ...args] };
  return output === undefined ? subject : { ...subject, output };
}
