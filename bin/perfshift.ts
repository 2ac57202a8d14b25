#!/usr/bin/env node
import { start } from '../lib/launch/start.ts';

/** What tells one build of the program from another; set by the build. */
declare const BUILD: string;

void start(__dirname, BUILD);
