import { runSecond } from '../lib/cli/run-second.ts';

runSecond();
