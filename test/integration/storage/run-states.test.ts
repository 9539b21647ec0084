import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src/main/storage/migrations.ts';
import {
  defaultFineTuneSettings,
  type FineTuneSettings,
} from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const VERSION_BEFORE = 7;

const ALL_ON_PEOPLE = {
  model: { kind: 'run', run: 'all' },
  target: { kind: 'benchmark', name: 'people' },
} as const;

const RECIPE = {
  ...{ selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 }, teacher: 'test', nearDuplicateRadius: 8 },
  ...{ balance: true, splitRatios: { train: 0.8, validation: 0.1, test: 0.1 }, seed: 1 },
};

const METRICS = {
  ...{ epoch: 1, trainLoss: 1, trainAccuracy: 0.4, validationLoss: 0.9, validationAccuracy: 0.5 },
  ...{ seconds: 2, learningRate: 0.001 },
};

/** Settings as they were recorded before the changes of images could be chosen. */
function oldSettings(mode: 'FT-F' | 'FT-A'): Omit<FineTuneSettings, 'augmentation'> {
  const { augmentation: _, ...settings } = defaultFineTuneSettings(mode);
  return settings;
}

/** A database of the version before, with a finished run that was evaluated and one that failed. */
function databaseBefore(folder: string): void {
  const database = new Database(join(folder, 'workspace.sqlite'));
  for (const sql of MIGRATIONS.slice(0, VERSION_BEFORE)) database.exec(sql);
  const insert = (sql: string, ...values: readonly unknown[]) =>
    database.prepare(sql).run(...values);
  const photo = mediaIdOf('photo');
  insert("INSERT INTO media (media_id, size_bytes, state) VALUES (?, 9, 'unchecked')", photo);
  insert(
    "INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES ('d', 1, ?, 'h')",
    JSON.stringify(RECIPE),
  );
  const run = 'INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)';
  insert(run, 'all', 'd', JSON.stringify(oldSettings('FT-A')), 'finished', 5, 1, null);
  insert(
    run,
    'head',
    'd',
    JSON.stringify(oldSettings('FT-F')),
    'failed',
    6,
    null,
    'the disk is full',
  );
  insert("INSERT INTO run_epochs VALUES ('all', 1, ?)", JSON.stringify(METRICS));
  insert("INSERT INTO benchmarks (name, imported_at_ms, rejected) VALUES ('people', 1, 0)");
  insert("INSERT INTO evaluations VALUES ('all', 'people', 7, 1, '{}')");
  insert("INSERT INTO predictions VALUES ('all', 'people', ?, 0.1, 0.2, 0.7)", photo);
  database.pragma(`application_id = ${0x54345341}`);
  database.pragma(`user_version = ${VERSION_BEFORE}`);
  database.close();
}

describe('a workspace of the version before runs could wait', () => {
  it('keeps its runs with their epochs and evaluations, and says that FT-A mirrored', async () => {
    const folder = temporaryFolder();
    databaseBefore(folder);

    const { runs, evaluations } = await aWorkspace(folder);

    expect(runs.list().map(({ name, state, failure }) => [name, state, failure])).toEqual([
      ['head', 'failed', 'the disk is full'],
      ['all', 'finished', null],
    ]);
    expect(runs.find('all')).toMatchObject({
      dataset: 'd',
      createdAtMs: 5,
      bestEpoch: 1,
      epochs: [METRICS],
      settings: { augmentation: { mirror: true, crop: 0, colour: 0 } },
    });
    expect(runs.find('head')?.settings.augmentation.mirror).toBe(false);
    expect(evaluations.predictions(ALL_ON_PEOPLE)).toHaveLength(1);
  });

  it('still refuses epochs of a run that is not there, and takes the new states', async () => {
    const folder = temporaryFolder();
    databaseBefore(folder);
    const { runs } = await aWorkspace(folder);

    runs.setState('head', 'paused', {});
    runs.setState('head', 'queued', {});

    expect(runs.find('head')?.state).toBe('queued');
    expect(() => runs.saveEpoch('nobody', METRICS)).toThrow('FOREIGN KEY');
    const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });
});

describe('the rows of runs', () => {
  it('leave with their epochs, evaluations and predictions, and with nobody else’s', async () => {
    const folder = temporaryFolder();
    databaseBefore(folder);
    const { runs, evaluations } = await aWorkspace(folder);

    runs.remove('all');

    expect(runs.list().map(({ name }) => name)).toEqual(['head']);
    expect(evaluations.predictions(ALL_ON_PEOPLE)).toEqual([]);
    runs.remove('all');
  });

  it('lose what was measured on a model when another epoch becomes the model', async () => {
    const folder = temporaryFolder();
    databaseBefore(folder);
    const { runs, evaluations } = await aWorkspace(folder);

    runs.finish('all', 1);
    expect(evaluations.predictions(ALL_ON_PEOPLE)).toHaveLength(1);
    runs.finish('all', 2);

    expect(evaluations.predictions(ALL_ON_PEOPLE)).toEqual([]);
    expect(runs.find('all')).toMatchObject({ state: 'finished', bestEpoch: 2 });
  });
});
