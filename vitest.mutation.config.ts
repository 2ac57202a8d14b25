import { defineConfig } from 'vitest/config';

/** What mutants of `lib/symbols`, `lib/diff`, `lib/stats` and `lib/gate` are tried on: the tests near them that are fast. */
export default defineConfig({
  test: {
    include: [
      'test/{symbols,diff,stats,pipeline,model,report}/*.test.ts',
      'test/gate/{blind,condition,judge-gate}.test.ts',
    ],
    exclude: ['test/model/escape.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
  },
});
