/** Where a benchmark came from and how it was read, as JSON, so that it can be brought in again. */
export const benchmarkSources = `ALTER TABLE benchmarks ADD COLUMN source TEXT;`;
