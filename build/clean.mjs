// What an earlier build left must not go into the package.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
