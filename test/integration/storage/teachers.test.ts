import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { firstSchema } from '../../../src/main/storage/migrations/0001-first-schema.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { DatasetRecipe } from '../../../src/shared/domain/dataset.ts';
import type { Probabilities } from '../../../src/shared/domain/polarity.ts';
import type { TeacherScore } from '../../../src/shared/domain/teacher.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { candidatesOf } from '../../helpers/dataset-candidates.ts';
import { builtDataset } from '../../helpers/dataset-drawing.ts';
import { exportedItems } from '../../helpers/exported-items.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ANY = { NEG: 0, NEU: 0, POS: 0 } as const;
const RECIPE = {
  selection: ANY,
  teacher: 'test',
  nearDuplicateRadius: 8,
  balance: false,
  splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
  seed: 1,
} satisfies DatasetRecipe;
const POSTS = [
  { nativeId: '1', images: ['sea', 'sky'], polarity: 'POS', confidence: 0.9, postedAtMs: 1 },
  { nativeId: '2', images: ['mud'], polarity: 'NEG', confidence: 0.8, postedAtMs: 2 },
] as const;

function labelAs(workspace: Workspace, teacher: string, probabilities: Probabilities): void {
  const labels = workspace.weakLabels
    .unlabelled(teacher, 100)
    .map(({ postId }) => ({ postId, probabilities }));
  workspace.weakLabels.commitLabels(teacher, labels);
}

async function filled(): Promise<Workspace> {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, POSTS);
  workspace.teachers.choose('test');
  return workspace;
}

describe('choosing a teacher', () => {
  it("puts its labels on the images, and keeps the other teacher's", async () => {
    const workspace = await filled();
    labelAs(workspace, 'other', [0.1, 0.7, 0.2]);

    const media = workspace.teachers.choose('other');

    expect(media).toBe(3);
    expect(workspace.teachers.chosen()).toBe('other');
    expect(workspace.funnel('other', ANY)).toMatchObject({
      labelledPosts: 2,
      labelledMedia: { NEG: 0, NEU: 3, POS: 0 },
    });
    expect(workspace.weakLabels.countUnlabelled('test')).toBe(0);

    workspace.teachers.choose('test');
    expect(workspace.funnel('test', ANY).labelledMedia).toEqual({ NEG: 1, NEU: 0, POS: 2 });
  });

  it('leaves images without a label where the teacher has not read their post', async () => {
    const workspace = await filled();

    expect(workspace.teachers.choose('other')).toBe(0);

    expect(workspace.funnel('other', ANY)).toMatchObject({
      posts: 2,
      labelledPosts: 0,
      labelledMedia: { NEG: 0, NEU: 0, POS: 0 },
    });
    expect(workspace.weakLabels.countUnlabelled('other')).toBe(2);
  });

  it('counts what a selection would take without saving it', async () => {
    const workspace = await filled();
    const saved = workspace.settings.selection();

    expect(workspace.selected({ NEG: 0.85, NEU: 0, POS: 0.85 })).toEqual({
      NEG: 0,
      NEU: 0,
      POS: 2,
    });
    expect(workspace.settings.selection()).toEqual(saved);
  });
});

describe('a selection where teachers must agree', () => {
  it('takes only images whose post every one of them found the same in', async () => {
    const workspace = await filled();
    labelAs(workspace, 'positive', [0.1, 0.2, 0.7]);
    const rule = { ...ANY, agreeing: ['positive'] };

    expect(workspace.selected(rule)).toEqual({ NEG: 0, NEU: 0, POS: 2 });
    expect(workspace.funnel('test', rule)).toMatchObject({
      labelledMedia: { NEG: 1, NEU: 0, POS: 2 },
      selectedMedia: { NEG: 0, NEU: 0, POS: 2 },
      candidates: { NEG: 0, NEU: 0, POS: 2 },
    });
    expect(candidatesOf(workspace, rule)).toHaveLength(2);
    expect(candidatesOf(workspace, { ...rule, POS: 0.95 })).toEqual([]);
    expect(candidatesOf(workspace, { ...ANY, agreeing: [] })).toHaveLength(3);
  });

  it('takes nothing where one of them has not read', async () => {
    const workspace = await filled();

    expect(workspace.selected({ ...ANY, agreeing: ['unread'] })).toEqual({
      NEG: 0,
      NEU: 0,
      POS: 0,
    });
  });

  it('is kept in the settings and in the recipe of a dataset', async () => {
    const workspace = await filled();
    const rule = { ...ANY, agreeing: ['other'] };
    workspace.settings.setSelection(rule);
    const recipe = { ...RECIPE, selection: rule };
    workspace.datasets.save({ name: 'd', createdAtMs: 1, recipe, hash: 'h' }, []);

    expect(workspace.settings.selection()).toEqual(rule);
    expect(workspace.datasets.find('d')?.recipe).toEqual(recipe);
  });
});

describe('a dataset after another teacher was chosen', () => {
  it('is exported with the confidence and the post that it was made by', async () => {
    const workspace = await filled();
    workspace.datasets.save({ name: 'd', createdAtMs: 1, recipe: RECIPE, hash: 'h' }, [
      { mediaId: mediaIdOf('mud'), polarity: 'NEG', split: 'test' },
      { mediaId: mediaIdOf('sea'), polarity: 'POS', split: 'train' },
    ]);
    const before = exportedItems(workspace.datasets, 'd');
    expect(new Set(before.map((item) => `${item.nativePostId} ${item.confidence}`))).toEqual(
      new Set(['1 0.9', '2 0.8']),
    );

    labelAs(workspace, 'other', [0.1, 0.7, 0.2]);
    workspace.teachers.choose('other');
    expect(exportedItems(workspace.datasets, 'd')).toEqual(before);

    workspace.teachers.choose('a teacher that has read nothing');
    expect(exportedItems(workspace.datasets, 'd')).toEqual(before);
    expect(workspace.datasets.find('d')?.recipe.teacher).toBe('test');
  });
});

describe('a dataset of the same name by another teacher', () => {
  it('is refused even where both chose the same images', async () => {
    const workspace = await filled();
    workspace.nearDuplicates.replaceGroups(
      [],
      workspace.copies.media('', 1_000_000).map((media) => media.mediaId),
      8,
    );
    const request = { ...RECIPE, name: 'd', nowMs: 1 };
    const make = (teacher: string) => builtDataset(workspace, { ...request, teacher });

    expect(await make('test')).toEqual(await make('test'));
    await expect(make('other')).rejects.toThrow(expect.objectContaining({ kind: 'CONFLICT' }));
  });
});

describe('a workspace of schema version 1', () => {
  it('opens with its teacher chosen and its datasets whole', async () => {
    const folder = temporaryFolder();
    const database = new Database(join(folder, 'workspace.sqlite'));
    database.exec(firstSchema);
    database.exec(`
      INSERT INTO imports (import_id, kind, locator, fingerprint) VALUES (1, 'x-jsonl', 'l', 'f');
      INSERT INTO posts VALUES (1, 1, 'x', '77', 'a sunny day', 'en', 5, 0);
      INSERT INTO media (media_id, size_bytes, state, format, width, height)
        VALUES ('${mediaIdOf('sea')}', 9, 'clean', 'jpeg', 4, 4);
      INSERT INTO attachments (post_id, position, locator, state, media_id)
        VALUES (1, 0, 'sea', 'fetched', '${mediaIdOf('sea')}');
      INSERT INTO weak_labels VALUES ('vader-1.1.3', 1, 0.1, 0.2, 0.7, 2, 0.7);
      INSERT INTO media_labels VALUES ('${mediaIdOf('sea')}', 1, 2, 0.7);
      INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES ('d', 1, '${JSON.stringify({ ...RECIPE, teacher: 'vader-1.1.3' })}', 'h');
      INSERT INTO dataset_items VALUES ('d', '${mediaIdOf('sea')}', 2, 'train');`);
    database.pragma(`application_id = ${0x54345341}`);
    database.pragma('user_version = 1');
    database.close();

    const workspace = await aWorkspace(folder);

    expect(workspace.teachers.chosen()).toBe('vader-1.1.3');
    workspace.teachers.choose('other');
    expect(exportedItems(workspace.datasets, 'd')).toEqual([
      expect.objectContaining({ confidence: 0.7, nativePostId: '77', polarity: 'POS' }),
    ]);
    expect(workspace.comparisons.list()).toEqual([]);
  });

  it('opens without a chosen teacher when nothing was labelled', async () => {
    const folder = temporaryFolder();
    const database = new Database(join(folder, 'workspace.sqlite'));
    database.exec(firstSchema);
    database.pragma(`application_id = ${0x54345341}`);
    database.pragma('user_version = 1');
    database.close();

    expect((await aWorkspace(folder)).teachers.chosen()).toBeNull();
  });
});

describe('comparisons of teachers', () => {
  it('are kept newest first, and repeated ones once', async () => {
    const { comparisons } = await aWorkspace();
    comparisons.save(comparisonOf('a.tsv', ['x', 'y'], 0.5));
    comparisons.save(comparisonOf('b.tsv', ['x'], 0.6));
    comparisons.save(comparisonOf('a.tsv', ['y', 'x'], 0.7));

    const kept = comparisons.list();

    expect(kept.map(({ file }) => file)).toEqual(['a.tsv', 'b.tsv']);
    expect(kept[0]?.scores.map(({ teacher }) => teacher)).toEqual(['y', 'x']);
    expect(kept[0]?.scores[0]?.score.macroRecall).toBe(0.7);
  });
});

function comparisonOf(file: string, teachers: readonly string[], macroRecall: number) {
  const score: TeacherScore = {
    texts: 1,
    accuracy: { value: 1, low: 0.2, high: 1 },
    macroRecall,
    meanF1OfNegAndPos: 0,
    confusion: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ],
    calibrationError: 0,
    reliability: [],
    aboveThreshold: { threshold: 0.85, texts: 0, right: null },
  };
  return { file, scores: teachers.map((teacher) => ({ teacher, score })) };
}
