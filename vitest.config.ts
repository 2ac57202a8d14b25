import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    coverage: { provider: 'v8', include: ['lib/**'], reporter: ['text-summary', 'json-summary'] },
    testTimeout: 30_000,
  },
});
