import type { Io } from '../io.ts';

/** Says how far a recording is: one line that changes on a terminal, a line a run elsewhere. */
export interface RunProgress {
  readonly begin: (what: string, seconds: number | null) => void;
  readonly end: (said: string) => void;
  /** Leaves the line that changes, for what else is to be said. */
  readonly clear: () => void;
}

const STEP_MS = 200;

/** Returns the progress for where standard error goes; `quiet` says nothing. */
export function runProgress(io: Io, quiet: boolean, now: () => number = Date.now): RunProgress {
  const say = (line: string): void => {
    if (!quiet) io.stderr(`${line}\n`);
  };
  if (io.isErrorTTY !== true || quiet || io.env.TERM === 'dumb')
    return { begin: () => undefined, end: say, clear: () => undefined };
  let timer: NodeJS.Timeout | null = null;
  const clear = (): void => {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    io.stderr('\r\u001b[K');
  };
  return {
    begin: (what, seconds) => {
      const start = now();
      const draw = (): void => {
        const passed = Math.floor((now() - start) / 1000);
        io.stderr(`\r\u001b[K${what}  ${passed}${seconds === null ? '' : ` of ${seconds}`} s`);
      };
      draw();
      timer = setInterval(draw, STEP_MS);
    },
    end: (line) => {
      clear();
      say(line);
    },
    clear,
  };
}
