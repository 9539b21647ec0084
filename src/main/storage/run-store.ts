import type { Database } from 'better-sqlite3';
import { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { RunConditions, type RunState, type RunSummary } from '../../shared/domain/run.ts';
import { EpochMetrics } from '../../shared/domain/training-event.ts';
import type { RunStore } from '../pipeline/ports/run-store.ts';

type RunRow = {
  readonly name: string;
  readonly dataset: string;
  readonly settings: string;
  readonly state: RunState;
  readonly created_at_ms: number;
  readonly best_epoch: number | null;
  readonly failure: string | null;
  readonly conditions: string | null;
};

/** Keys of a run's best epoch, and the beginning of those of its epochs; an empty one is none. */
type ModelKeys = { readonly best: string; readonly epochs: string };

/** Names hold no colon, so that no other run's key begins alike. */
const OF_RUN = `(model = @best OR
  (@epochs <> '' AND model >= @epochs AND substr(model, 1, length(@epochs)) = @epochs))`;

export function createRunStore(database: Database): RunStore {
  const find = database.prepare<[string], RunRow>('SELECT * FROM runs WHERE name = ?');
  const list = database.prepare<[], RunRow>('SELECT * FROM runs ORDER BY created_at_ms DESC, name');
  const epochs = database
    .prepare<[string], string>('SELECT metrics FROM run_epochs WHERE run = ? ORDER BY epoch')
    .pluck();
  const insert = database.prepare(
    "INSERT INTO runs (name, dataset, settings, state, created_at_ms) VALUES (?, ?, ?, 'queued', ?)",
  );
  const saveEpoch = database.prepare(
    'INSERT OR REPLACE INTO run_epochs (run, epoch, metrics) VALUES (?, ?, ?)',
  );
  const setState = database.prepare(
    'UPDATE runs SET state = @state, failure = @failure WHERE name = @run',
  );
  const setSettings = database.prepare('UPDATE runs SET settings = ? WHERE name = ?');
  const saveConditions = database.prepare('UPDATE runs SET conditions = ? WHERE name = ?');
  const finish = database.prepare(
    "UPDATE runs SET state = 'finished', best_epoch = ?, failure = NULL WHERE name = ?",
  );
  const bestEpoch = database
    .prepare<[string], number | null>('SELECT best_epoch FROM runs WHERE name = ?')
    .pluck();
  const remove = database.prepare('DELETE FROM runs WHERE name = ?');
  const removeEpochs = database.prepare('DELETE FROM run_epochs WHERE run = ?');
  const removeEvaluations = database.prepare<[ModelKeys]>(
    `DELETE FROM evaluations WHERE ${OF_RUN}`,
  );
  const removePredictions = database.prepare<[ModelKeys]>(
    `DELETE FROM predictions WHERE ${OF_RUN}`,
  );
  const markInterrupted = database.prepare(
    "UPDATE runs SET state = 'interrupted' WHERE state = 'running'",
  );

  const summary = (row: RunRow): RunSummary => ({
    name: row.name,
    dataset: row.dataset,
    settings: FineTuneSettings.parse(JSON.parse(row.settings)),
    state: row.state,
    createdAtMs: row.created_at_ms,
    bestEpoch: row.best_epoch,
    epochs: epochs.all(row.name).map((metrics) => EpochMetrics.parse(JSON.parse(metrics))),
    failure: row.failure,
    ...(row.conditions === null
      ? {}
      : { conditions: RunConditions.parse(JSON.parse(row.conditions)) }),
  });

  const forget = (keys: ModelKeys): void => {
    removePredictions.run(keys);
    removeEvaluations.run(keys);
  };

  return {
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : summary(row);
    },
    list: () => list.all().map(summary),
    create: ({ name, dataset, settings, createdAtMs }) =>
      void insert.run(name, dataset, JSON.stringify(settings), createdAtMs),
    saveConditions: (run, conditions) => void saveConditions.run(JSON.stringify(conditions), run),
    saveEpoch: (run, metrics) => void saveEpoch.run(run, metrics.epoch, JSON.stringify(metrics)),
    setState: (run, state, { failure = null }) => void setState.run({ run, state, failure }),
    setSettings: (run, settings) => void setSettings.run(JSON.stringify(settings), run),
    finish: database.transaction((run: string, best: number) => {
      if (bestEpoch.get(run) !== best) forget({ best: `run:${run}`, epochs: '' });
      finish.run(best, run);
    }),
    remove: database.transaction((run: string) => {
      forget({ best: `run:${run}`, epochs: `epoch:${run}:` });
      removeEpochs.run(run);
      remove.run(run);
    }),
    markInterrupted: () => void markInterrupted.run(),
  };
}
