import { defineConfig } from 'vitest/config';

/** `MUTATE_TESTS=symbols,diff` tries mutants on the tests of these folders alone; their score is then a lower bound. */
const folders = (process.env.MUTATE_TESTS ?? 'symbols,diff,stats,gate,pipeline,model,report').split(',');

/**
 * What mutants of `lib/symbols`, `lib/diff`, `lib/stats` and `lib/gate` are tried on: the tests near them that are fast, in one
 * process that loads every module once.
 */
export default defineConfig({
  test: {
    include: folders.map((folder) => `test/${folder}/*.test.ts`),
    exclude: ['test/model/escape.test.ts', 'test/gate/document.test.ts'],
    setupFiles: ['test/setup.ts'],
    isolate: false,
    testTimeout: 30_000,
  },
});
