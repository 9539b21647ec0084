import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import {
  type AgreementCount,
  BenchmarkClass,
  BenchmarkForm,
  BenchmarkSource,
} from '../../shared/domain/benchmark-source.ts';
import { targetKey } from '../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import type { BenchmarkStore } from '../pipeline/ports/benchmark-store.ts';
import { createMediaStore } from './media-store.ts';

type BenchmarkRow = {
  readonly name: string;
  readonly imported_at_ms: number;
  readonly rejected: number;
  readonly form: string | null;
  readonly classes: string | null;
  readonly source: string | null;
};

const Classes = z.array(BenchmarkClass);

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
    'INSERT INTO benchmarks (name, imported_at_ms, rejected, form, classes, source) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertItem = database.prepare(
    `INSERT INTO benchmark_items (benchmark, media_id, polarity, file, class, agreeing, annotators)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (benchmark, media_id) DO NOTHING`,
  );
  const agreement = database.prepare<[string], AgreementCount>(
    `SELECT agreeing, annotators, count(*) AS images FROM benchmark_items
     WHERE benchmark = ? AND annotators IS NOT NULL
     GROUP BY agreeing, annotators ORDER BY agreeing DESC, annotators DESC`,
  );
  const keepMedia = database.prepare(
    `INSERT OR IGNORE INTO former_benchmark_media
     SELECT media_id FROM benchmark_items WHERE benchmark = ?`,
  );
  const removals = [
    'DELETE FROM predictions WHERE target = @target',
    'DELETE FROM evaluations WHERE target = @target',
    'DELETE FROM benchmark_items WHERE benchmark = @name',
    'DELETE FROM benchmarks WHERE name = @name',
  ].map((sql) => database.prepare<[{ readonly name: string; readonly target: string }]>(sql));
  // Images of posts that come in meanwhile are not compared with them: they are searched anew if they come again.
  const forgetSearches = database.prepare(
    `DELETE FROM benchmark_searches WHERE media_id IN (SELECT media_id FROM former_benchmark_media)
       AND NOT EXISTS
         (SELECT 1 FROM benchmark_items i WHERE i.media_id = benchmark_searches.media_id)`,
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
      form: row.form === null ? null : BenchmarkForm.parse(row.form),
      classes: row.classes === null ? [] : Classes.parse(JSON.parse(row.classes)),
      agreement: agreement.all(row.name),
    };
  };

  const begin = ({
    name,
    importedAtMs,
    rejected,
    form = null,
    classes = [],
    source,
  }: Parameters<BenchmarkStore['save']>[0]): void =>
    void insertBenchmark.run(
      name,
      importedAtMs,
      rejected,
      form,
      classes.length === 0 ? null : JSON.stringify(classes),
      source === undefined ? null : JSON.stringify(source),
    );

  return {
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : summary(row);
    },
    list: () => list.all().map(summary),
    sourceOf: (name) => {
      const source = find.get(name)?.source ?? null;
      return source === null ? null : BenchmarkSource.parse(JSON.parse(source));
    },
    save: database.transaction((benchmark, benchmarkItems) => {
      begin(benchmark);
      media.addClean(benchmarkItems);
      for (const {
        mediaId,
        polarity,
        file,
        className = null,
        agreement: known,
      } of benchmarkItems) {
        insertItem.run(
          benchmark.name,
          mediaId,
          polarityIndex(polarity),
          file,
          className,
          known?.agreeing ?? null,
          known?.annotators ?? null,
        );
      }
    }) satisfies BenchmarkStore['save'],
    saveAgreed: database.transaction((benchmark, agreed) => {
      begin(benchmark);
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
    remove: database.transaction((name: string) => {
      keepMedia.run(name);
      const target = targetKey({ kind: 'benchmark', name });
      for (const removal of removals) removal.run({ name, target });
      forgetSearches.run();
    }),
  };
}
