import type { Database } from 'better-sqlite3';
import { EvaluationScore, type EvaluationSummary } from '../../shared/domain/evaluation.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { EvaluationStore } from '../pipeline/ports/evaluation-store.ts';

type EvaluationRow = {
  readonly run: string;
  readonly benchmark: string;
  readonly evaluated_at_ms: number;
  readonly images: number;
  readonly score: string;
};

export function createEvaluationStore(database: Database): EvaluationStore {
  const find = database.prepare<[string, string], EvaluationRow>(
    'SELECT * FROM evaluations WHERE run = ? AND benchmark = ?',
  );
  const list = database.prepare<[], EvaluationRow>(
    'SELECT * FROM evaluations ORDER BY evaluated_at_ms DESC, run, benchmark',
  );
  const predictions = database.prepare<
    [string, string],
    {
      readonly media_id: MediaId;
      readonly negative: number;
      readonly neutral: number;
      readonly positive: number;
    }
  >('SELECT * FROM predictions WHERE run = ? AND benchmark = ? ORDER BY media_id');
  const insertPrediction = database.prepare(
    `INSERT OR REPLACE INTO predictions (run, benchmark, media_id, negative, neutral, positive)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const save = database.prepare(
    `INSERT OR REPLACE INTO evaluations (run, benchmark, evaluated_at_ms, images, score)
     VALUES (?, ?, ?, ?, ?)`,
  );

  return {
    find: (run, benchmark) => {
      const row = find.get(run, benchmark);
      return row === undefined ? null : summary(row);
    },
    list: () => list.all().map(summary),
    predictions: (run, benchmark) =>
      predictions.all(run, benchmark).map((row) => ({
        mediaId: row.media_id,
        probabilities: [row.negative, row.neutral, row.positive],
      })),
    savePredictions: database.transaction((run, benchmark, stored) => {
      for (const { mediaId, probabilities } of stored) {
        insertPrediction.run(run, benchmark, mediaId, ...probabilities);
      }
    }) satisfies EvaluationStore['savePredictions'],
    save: ({ run, benchmark, evaluatedAtMs, images, score }) =>
      void save.run(run, benchmark, evaluatedAtMs, images, JSON.stringify(score)),
  };
}

function summary(row: EvaluationRow): EvaluationSummary {
  return {
    run: row.run,
    benchmark: row.benchmark,
    evaluatedAtMs: row.evaluated_at_ms,
    images: row.images,
    score: EvaluationScore.parse(JSON.parse(row.score)),
  };
}
