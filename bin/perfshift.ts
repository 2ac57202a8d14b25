#!/usr/bin/env node
import { type Build, start } from '../lib/launch/start.ts';

/** The build that this belongs to; set by it. */
declare const BUILD: Build;

void start(__dirname, BUILD);
