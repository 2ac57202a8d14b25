import { type Build, startSecond } from '../lib/launch/start.ts';

/** The build that this belongs to; set by it. */
declare const BUILD: Build;

startSecond(__dirname, BUILD);
