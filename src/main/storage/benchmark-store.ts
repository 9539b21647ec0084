import type { Database } from 'better-sqlite3';
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import type { BenchmarkStore } from '../pipeline/ports/benchmark-store.ts';
import { createMediaStore } from './media-store.ts';

type BenchmarkRow = {
  readonly name: string;
  readonly imported_at_ms: number;
  readonly rejected: number;
};

export function createBenchmarkStore(database: Database): BenchmarkStore {
  const media = createMediaStore(database);
  const find = database.prepare<[string], BenchmarkRow>('SELECT * FROM benchmarks WHERE name = ?');
  const list = database.prepare<[], BenchmarkRow>(
    'SELECT * FROM benchmarks ORDER BY imported_at_ms DESC, name',
  );
  const counts = database.prepare<[string], { readonly polarity: number; readonly count: number }>(
    'SELECT polarity, count(*) AS count FROM benchmark_items WHERE benchmark = ? GROUP BY polarity',
  );
  const insertBenchmark = database.prepare(
    'INSERT INTO benchmarks (name, imported_at_ms, rejected) VALUES (?, ?, ?)',
  );
  const insertItem = database.prepare(
    `INSERT INTO benchmark_items (benchmark, media_id, polarity, file) VALUES (?, ?, ?, ?)
     ON CONFLICT (benchmark, media_id) DO NOTHING`,
  );
  // Images of a review set have no file that tells where they came from: the image stands for it.
  const insertAgreed = database.prepare(
    `INSERT INTO benchmark_items (benchmark, media_id, polarity, file, agreeing, annotators)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const agreedItems = database.prepare<
    [string],
    {
      readonly media_id: MediaId;
      readonly polarity: number;
      readonly agreeing: number;
      readonly annotators: number;
    }
  >(
    `SELECT media_id, polarity, agreeing, annotators FROM benchmark_items
     WHERE benchmark = ? AND annotators IS NOT NULL ORDER BY media_id`,
  );
  const items = database.prepare<
    [string],
    { readonly media_id: MediaId; readonly polarity: number }
  >('SELECT media_id, polarity FROM benchmark_items WHERE benchmark = ? ORDER BY media_id');

  const summary = (row: BenchmarkRow): BenchmarkSummary => {
    const perPolarity = { NEG: 0, NEU: 0, POS: 0 };
    for (const { polarity, count } of counts.all(row.name)) {
      perPolarity[polarityFromIndex(polarity)] = count;
    }
    return {
      name: row.name,
      importedAtMs: row.imported_at_ms,
      counts: perPolarity,
      rejected: row.rejected,
    };
  };

  return {
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : summary(row);
    },
    list: () => list.all().map(summary),
    save: database.transaction((benchmark, benchmarkItems) => {
      insertBenchmark.run(benchmark.name, benchmark.importedAtMs, benchmark.rejected);
      media.addClean(benchmarkItems);
      for (const { mediaId, polarity, file } of benchmarkItems) {
        insertItem.run(benchmark.name, mediaId, polarityIndex(polarity), file);
      }
    }) satisfies BenchmarkStore['save'],
    saveAgreed: database.transaction((benchmark, agreed) => {
      insertBenchmark.run(benchmark.name, benchmark.importedAtMs, benchmark.rejected);
      for (const { mediaId, polarity, agreeing, annotators } of agreed) {
        insertAgreed.run(
          benchmark.name,
          mediaId,
          polarityIndex(polarity),
          mediaId,
          agreeing,
          annotators,
        );
      }
    }) satisfies BenchmarkStore['saveAgreed'],
    agreedItems: (name) =>
      agreedItems.all(name).map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
        agreeing: row.agreeing,
        annotators: row.annotators,
      })),
    items: (name) =>
      items.all(name).map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
      })),
  };
}
