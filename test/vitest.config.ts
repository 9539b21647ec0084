import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/{unit,property,integration}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Native libraries (TensorFlow, SQLite, libvips) and killed processes want a process of their own.
    pool: 'forks',
    maxWorkers: 2,
  },
});
