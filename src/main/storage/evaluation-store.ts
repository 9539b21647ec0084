import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  type EvaluatedModel,
  modelFromKey,
  modelKey,
} from '../../shared/domain/evaluated-model.ts';
import { EvaluationEntry } from '../../shared/domain/evaluation-report.ts';
import {
  type EvaluationTarget,
  targetFromKey,
  targetKey,
} from '../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type {
  EvaluationStore,
  Measurement,
  StoredPrediction,
} from '../pipeline/ports/evaluation-store.ts';

type EvaluationRow = {
  readonly model: string;
  readonly target: string;
  readonly evaluated_at_ms: number;
  readonly images: number;
  readonly unreadable: number;
  readonly score: string;
};

type PredictionRow = {
  readonly media_id: MediaId;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
};

/** The column `score`; rows of older versions hold more. */
const Score = z.object({
  accuracy: EvaluationEntry.unwrap().shape.accuracy,
  twoWayAccuracy: EvaluationEntry.unwrap().shape.twoWayAccuracy,
});

export function createEvaluationStore(database: Database): EvaluationStore {
  const find = database.prepare<[string, string], EvaluationRow>(
    'SELECT * FROM evaluations WHERE model = ? AND target = ?',
  );
  const list = database.prepare<[], EvaluationRow>(
    'SELECT * FROM evaluations ORDER BY evaluated_at_ms DESC, model, target',
  );
  const predictions = database.prepare<[string, string], PredictionRow>(
    `SELECT media_id, negative, neutral, positive FROM predictions
     WHERE model = ? AND target = ? ORDER BY media_id`,
  );
  const insertPrediction = database.prepare(
    `INSERT OR REPLACE INTO predictions (model, target, media_id, negative, neutral, positive)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const save = database.prepare(
    `INSERT OR REPLACE INTO evaluations (model, target, evaluated_at_ms, images, unreadable, score)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );

  const measured = database
    .prepare<[string], string>('SELECT digest FROM measured_models WHERE model = ?')
    .pluck();
  const remember = database.prepare('INSERT OR REPLACE INTO measured_models VALUES (?, ?)');
  const removals = ['predictions', 'evaluations'].map((table) =>
    database.prepare<[string]>(`DELETE FROM ${table} WHERE model = ?`),
  );

  return {
    find: (measurement) => {
      const row = find.get(...keysOf(measurement));
      return row === undefined ? null : entryOf(row);
    },
    list: () => list.all().map(entryOf),
    predictions: (measurement) => predictions.all(...keysOf(measurement)).map(predictionOf),
    savePredictions: database.transaction((measurement, stored) => {
      const keys = keysOf(measurement);
      for (const { mediaId, probabilities } of stored) {
        insertPrediction.run(...keys, mediaId, ...(probabilities ?? [null, null, null]));
      }
    }) satisfies EvaluationStore['savePredictions'],
    save: ({ evaluatedAtMs, images, unreadable, accuracy, twoWayAccuracy, ...measurement }) =>
      void save.run(
        ...keysOf(measurement),
        evaluatedAtMs,
        images,
        unreadable,
        JSON.stringify({ accuracy, twoWayAccuracy }),
      ),
    forgetOthers: database.transaction((model: EvaluatedModel, digest: string) => {
      const key = modelKey(model);
      const known = measured.get(key);
      if (known === digest) return;
      if (known !== undefined) for (const removal of removals) removal.run(key);
      remember.run(key, digest);
    }),
  };
}

function keysOf({ model, target }: Measurement): [string, string] {
  return [modelKey(model), targetKey(target)];
}

function predictionOf({ media_id, negative, neutral, positive }: PredictionRow): StoredPrediction {
  return {
    mediaId: media_id,
    probabilities:
      negative === null || neutral === null || positive === null
        ? null
        : [negative, neutral, positive],
  };
}

function entryOf(row: EvaluationRow): EvaluationEntry {
  return {
    model: storedModel(row.model),
    target: storedTarget(row.target),
    evaluatedAtMs: row.evaluated_at_ms,
    images: row.images,
    unreadable: row.unreadable,
    ...Score.parse(JSON.parse(row.score)),
  };
}

function storedModel(key: string): EvaluatedModel {
  const model = modelFromKey(key);
  if (model === null) throw new Error(`no key of a model: ${key}`);
  return model;
}

function storedTarget(key: string): EvaluationTarget {
  const target = targetFromKey(key);
  if (target === null) throw new Error(`no key of a target: ${key}`);
  return target;
}
