import { startSecond } from '../lib/launch/start.ts';

/** What tells one build of the program from another; set by the build. */
declare const BUILD: string;

startSecond(__dirname, BUILD);
