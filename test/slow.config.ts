import { defineConfig } from 'vitest/config';

/** Tests that take minutes to an hour each, run by name: `vitest run --config test/slow.config.ts [name]`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 4 * 3_600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    // Each of them uses all cores by itself.
    maxWorkers: 1,
    disableConsoleIntercept: true,
  },
});
