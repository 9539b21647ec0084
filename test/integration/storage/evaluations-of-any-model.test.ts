import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src/main/storage/migrations.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { PEOPLE, saveBenchmark, saveJudgements } from '../../helpers/judged-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithDataset } from '../../helpers/trainable-workspace.ts';

const VERSION_BEFORE = 10;
const R = { kind: 'run', run: 'r' } as const;
const SCORE = {
  accuracy: { value: 0.5, low: 0.1, high: 0.9 },
  twoWayAccuracy: { value: 1, low: 0.2, high: 1 },
};

/** A database of the version before, with a run that was measured on one of two images of a benchmark. */
function databaseBefore(folder: string): void {
  const database = new Database(join(folder, 'workspace.sqlite'));
  for (const sql of MIGRATIONS.slice(0, VERSION_BEFORE)) database.exec(sql);
  const insert = (sql: string, ...values: readonly unknown[]) =>
    database.prepare(sql).run(...values);
  for (const name of ['a', 'b']) {
    const media = "INSERT INTO media (media_id, size_bytes, state) VALUES (?, 9, 'unchecked')";
    insert(media, mediaIdOf(name));
  }
  insert("INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES ('d', 1, '{}', 'h')");
  insert(
    "INSERT INTO runs (name, dataset, settings, state, created_at_ms, best_epoch) VALUES ('r', 'd', ?, 'finished', 5, 1)",
    JSON.stringify(defaultFineTuneSettings('FT-F')),
  );
  insert("INSERT INTO benchmarks VALUES ('people', 1, 3)");
  for (const name of ['a', 'b']) {
    const item =
      "INSERT INTO benchmark_items (benchmark, media_id, polarity, file) VALUES ('people', ?, 2, ?)";
    insert(item, mediaIdOf(name), `${name}.jpg`);
  }
  const score = JSON.stringify({ ...SCORE, confusion: [], perPolarity: {} });
  insert("INSERT INTO evaluations VALUES ('r', 'people', 7, 1, ?)", score);
  insert("INSERT INTO predictions VALUES ('r', 'people', ?, 0.1, 0.2, 0.7)", mediaIdOf('a'));
  database.pragma(`application_id = ${0x54345341}`);
  database.pragma(`user_version = ${VERSION_BEFORE}`);
  database.close();
}

describe('a workspace of the version before any model could be measured', () => {
  it('keeps its evaluations, predictions and benchmarks', async () => {
    const folder = temporaryFolder();
    databaseBefore(folder);

    const { evaluations, benchmarks } = await aWorkspace(folder);

    expect(evaluations.list()).toEqual([
      {
        ...{ model: R, target: PEOPLE, evaluatedAtMs: 7, images: 1, unreadable: 1 },
        ...SCORE,
      },
    ]);
    expect(evaluations.predictions({ model: R, target: PEOPLE })).toEqual([
      { mediaId: mediaIdOf('a'), probabilities: [0.1, 0.2, 0.7] },
    ]);
    expect(benchmarks.list()).toEqual([
      {
        ...{ name: 'people', importedAtMs: 1, rejected: 3, form: null, classes: [] },
        ...{ counts: { NEG: 0, NEU: 0, POS: 2 }, agreement: [] },
      },
    ]);
    const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });
});

describe('evaluations', () => {
  const EPOCH = { kind: 'epoch', run: 'r', epoch: 3 } as const;
  const OTHERS = [
    { kind: 'run', run: 'r2' },
    { kind: 'epoch', run: 'r.2', epoch: 3 },
    { kind: 'weights', name: 'r' },
  ] as const;
  const SPLIT = { kind: 'split', dataset: 'd', split: 'test' } as const;

  const measured = async () => {
    const workspace = await aWorkspace();
    fillWithDataset(workspace);
    saveBenchmark(workspace, [{ name: 'a', polarity: 'POS' }]);
    const settings = defaultFineTuneSettings('FT-F');
    workspace.runs.create({ name: 'r', dataset: 'd', settings, createdAtMs: 1 });
    for (const model of [R, EPOCH, ...OTHERS]) {
      saveJudgements(workspace, model, PEOPLE, { a: [0.1, 0.2, 0.7] });
    }
    saveJudgements(workspace, R, SPLIT, { 'image 1': null });
    return workspace;
  };

  it('of a run go with it, and so do those of its epochs; those of others stay', async () => {
    const { runs, evaluations } = await measured();

    runs.remove('r');

    expect(evaluations.list().map(({ model }) => model)).toEqual(
      expect.arrayContaining([...OTHERS]),
    );
    expect(evaluations.list()).toHaveLength(OTHERS.length);
    expect(evaluations.predictions({ model: EPOCH, target: PEOPLE })).toEqual([]);
    expect(evaluations.predictions({ model: OTHERS[0], target: PEOPLE })).toHaveLength(1);
  });

  it('of a run whose model becomes another epoch go, but not those of its epochs', async () => {
    const { runs, evaluations } = await measured();

    runs.finish('r', 2);

    expect(evaluations.find({ model: R, target: PEOPLE })).toBeNull();
    expect(evaluations.find({ model: EPOCH, target: PEOPLE })).not.toBeNull();
  });

  it('of a benchmark go with it, and its images stay without counting as images of posts', async () => {
    const { benchmarks, evaluations, funnel } = await measured();
    const before = funnel('test', { NEG: 0.5, NEU: 0.5, POS: 0.5 });

    benchmarks.remove('people');

    expect(benchmarks.list()).toEqual([]);
    expect(evaluations.list()).toMatchObject([{ target: SPLIT, unreadable: 1 }]);
    expect(evaluations.predictions({ model: R, target: PEOPLE })).toEqual([]);
    expect(funnel('test', { NEG: 0.5, NEU: 0.5, POS: 0.5 })).toEqual(before);
  });

  it('of weights that were replaced under their name are dropped', async () => {
    const { evaluations } = await measured();
    const model = OTHERS[2];

    evaluations.forgetOthers(model, 'first');
    evaluations.forgetOthers(model, 'first');
    expect(evaluations.find({ model, target: PEOPLE })).not.toBeNull();
    evaluations.forgetOthers(model, 'second');

    expect(evaluations.find({ model, target: PEOPLE })).toBeNull();
    expect(evaluations.predictions({ model, target: PEOPLE })).toEqual([]);
    expect(evaluations.find({ model: R, target: PEOPLE })).not.toBeNull();
  });
});
