import { describe, expect, it } from 'vitest';
import { keepUntilWritten } from '../../../src/main/app/reading/keep-until-written.ts';
import { datasetLeaks } from '../../../src/main/pipeline/dataset-leaks.ts';
import { type DatasetRequest, recipeOf } from '../../../src/main/pipeline/make-dataset.ts';
import { previewDataset } from '../../../src/main/pipeline/preview-dataset.ts';
import { openReading } from '../../../src/main/storage/open-reading.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { hasLeaks } from '../../../src/shared/domain/leak-report.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { PAPER_SPLIT_RATIOS, SPLITS } from '../../../src/shared/domain/split.ts';
import {
  aWorkspace,
  fillWorkspace,
  type LabelledPost,
  mediaIdOf,
} from '../../helpers/a-workspace.ts';
import { builtDataset } from '../../helpers/dataset-drawing.ts';

const PEOPLE = 40;

/** Posts of two images each; images `a<n>` of three posts in a row are copies of one picture. */
function posts(): readonly LabelledPost[] {
  return Array.from({ length: 3 * PEOPLE }, (_, n) => ({
    nativeId: `${n}`,
    images: [`a${n}`, `b${n}`],
    polarity: POLARITIES[n % 7 === 0 ? 0 : n % 2 === 0 ? 1 : 2] ?? 'NEU',
    confidence: 0.6 + (n % 10) / 30,
  }));
}

function group(workspace: Workspace, groups: readonly (readonly string[])[]): void {
  workspace.nearDuplicates.replaceGroups(
    groups.map(([best = '', ...others]) => ({
      representative: mediaIdOf(best),
      members: [best, ...others].map((name, at) => ({ mediaId: mediaIdOf(name), distance: at })),
    })),
    workspace.copies.media('', 1_000_000).map((media) => media.mediaId),
    0,
  );
}

async function filled(all = posts()): Promise<Workspace> {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, all);
  group(
    workspace,
    Array.from({ length: PEOPLE }, (_, n) => [`a${3 * n}`, `a${3 * n + 1}`, `a${3 * n + 2}`]),
  );
  return workspace;
}

const REQUEST: DatasetRequest = {
  name: 'd',
  teacher: 'test',
  nearDuplicateRadius: 0,
  selection: { NEG: 0.65, NEU: 0.7, POS: 0.7 },
  balance: true,
  splitRatios: PAPER_SPLIT_RATIOS,
  seed: 3,
  nowMs: 1,
};

function build(workspace: Workspace, change: Partial<DatasetRequest>) {
  return builtDataset(workspace, { ...REQUEST, ...change });
}

function preview(workspace: Workspace, change: Partial<DatasetRequest>) {
  const reading = openReading(workspace.folders.database);
  try {
    const recipe = recipeOf({ ...REQUEST, ...change }, workspace.reviewLog);
    const keep = keepUntilWritten(reading.version);
    return reading.snapshot(() => previewDataset(reading, recipe, keep));
  } finally {
    reading.close();
  }
}

const RECIPES: readonly (readonly [string, Partial<DatasetRequest>])[] = [
  ['B-T4SA', {}],
  ['T4SA', { nearDuplicates: 'keep', balance: false }],
  ['T4SA without near-duplicates', { balance: false }],
  ['a majority', { conflicts: 'majority', balance: false }],
  ['a majority of all', { conflicts: 'majority', nearDuplicates: 'keep', balance: false }],
  ['no conflicts', { conflicts: 'drop' }],
  ['one per post', { postImages: 'one', balance: false }],
  ['a number of each', { perClass: 5 }],
  ['exact splits', { splitSizes: { train: 15, validation: 3, test: 3 } }],
  ['all, with exact splits', { balance: false, splitSizes: { train: 50, validation: 6, test: 5 } }],
];

describe.each(RECIPES)('a dataset of the recipe %s', (_, change) => {
  it('is what the preview said, without leaks, and the same on another day', async () => {
    const workspace = await filled();
    const said = preview(workspace, change);
    const made = await build(workspace, change);

    expect(said.problem).toBeNull();
    expect(made.counts).toEqual(said.counts);
    expect(made.conflicts).toBe(said.conflicts);
    expect(hasLeaks(datasetLeaks(workspace, 'd'))).toBe(false);
    expect((await build(workspace, { ...change, name: 'later', nowMs: 86_400_000 })).hash).toBe(
      made.hash,
    );
    const elsewhere = await filled([...posts()].reverse());
    expect((await build(elsewhere, change)).hash).toBe(made.hash);
  });
});

describe('a dataset', () => {
  it('of an older recipe is the same as with the choices spelt out', async () => {
    const workspace = await filled();
    const made = await build(workspace, {});

    const spelt = { nearDuplicates: 'representatives', conflicts: 'representative' } as const;
    expect(await build(workspace, { ...spelt, postImages: 'all' })).toEqual(made);
    expect(Object.keys(made.recipe)).not.toContain('conflicts');
  });

  it('keeps every image of a group in T4SA, one in the other presets', async () => {
    const workspace = await filled();
    await build(workspace, {
      selection: { NEG: 0, NEU: 0, POS: 0 },
      balance: false,
      name: 'clean',
    });
    await build(workspace, {
      selection: { NEG: 0, NEU: 0, POS: 0 },
      ...{ balance: false, name: 'all', nearDuplicates: 'keep' },
    });

    expect(workspace.datasets.items('all')).toHaveLength(6 * PEOPLE);
    expect(workspace.datasets.items('clean')).toHaveLength(4 * PEOPLE);
  });

  it('meets exact sizes as nearly as whole posts and groups allow', async () => {
    const workspace = await filled();
    const splitSizes = { train: 100, validation: 11, test: 12 };
    const { counts } = await build(workspace, {
      ...{ balance: false, splitSizes, nearDuplicates: 'keep' },
      selection: { NEG: 0, NEU: 0, POS: 0 },
    });

    for (const split of SPLITS) {
      const has = POLARITIES.reduce((sum, polarity) => sum + counts[split][polarity], 0);
      expect(Math.abs(has - splitSizes[split])).toBeLessThanOrEqual(6);
    }
  });

  it('freezes what the workspace had read', async () => {
    const workspace = await filled();
    const { sources } = await build(workspace, {});
    fillWorkspace(workspace, [
      { nativeId: '999', images: ['new'], polarity: 'POS', confidence: 0.9 },
    ]);

    expect(sources).toMatchObject({ imports: 1, posts: 3 * PEOPLE });
    expect(workspace.datasets.find('d')?.sources).toEqual(sources);
    expect(workspace.datasets.sources('d')).toEqual([
      expect.objectContaining({ kind: 'x-jsonl', fingerprint: expect.stringMatching(/^test 0 1/) }),
    ]);
  });

  it('that asks for more than there is is refused, and the preview says so too', async () => {
    const workspace = await filled();
    const said = preview(workspace, { perClass: 5000 });

    expect(said.counts).toBeNull();
    expect(said.problem?.message).toContain('5000 were asked for');
    await expect(build(workspace, { perClass: 5000 })).rejects.toThrow(said.problem?.message);
  });
});

describe('the leak report of a dataset', () => {
  it('finds groups that were joined since', async () => {
    const workspace = await filled();
    await build(workspace, {});
    const items = workspace.datasets.items('d');
    const [train, test] = (['train', 'test'] as const).map(
      (split) => items.find((item) => item.split === split)?.mediaId ?? mediaIdOf(''),
    );
    if (train === undefined || test === undefined) throw new Error('both splits have images');
    workspace.nearDuplicates.replaceGroups(
      [
        {
          representative: train,
          members: [train, test].map((mediaId, distance) => ({ mediaId, distance })),
        },
      ],
      [],
      0,
    );

    const report = datasetLeaks(workspace, 'd');

    expect(report.group.count).toBe(1);
    expect([...report.group.examples].sort()).toEqual([train, test].sort());
    expect(report.post.count).toBe(0);
    expect(() => datasetLeaks(workspace, 'none')).toThrow(
      expect.objectContaining({ kind: 'NOT_FOUND' }),
    );
  });

  it('finds images near a benchmark that came later; the next dataset leaves them out', async () => {
    const workspace = await filled();
    await build(workspace, {});
    const [item] = workspace.datasets.items('d');
    if (item === undefined) throw new Error('the dataset has items');
    workspace.benchmarks.saveAgreed({ name: 'people', importedAtMs: 1, rejected: 0 }, [
      { ...item, agreeing: 3, annotators: 3 },
    ]);

    expect(datasetLeaks(workspace, 'd').benchmark).toEqual({ count: 1, examples: [item.mediaId] });
    expect(preview(workspace, {}).nearBenchmarks).toBe(1);
    await build(workspace, { name: 'anew' });
    expect(hasLeaks(datasetLeaks(workspace, 'anew'))).toBe(false);
  });
});

describe('a build that was stopped', () => {
  it('leaves no dataset, and the next build gives the same bytes', async () => {
    const workspace = await filled();
    const { hash } = await build(workspace, { name: 'undisturbed' });
    const { datasets } = workspace;
    const stopping = new AbortController();
    const addItems: typeof datasets.addItems = (name, items) => {
      datasets.addItems(name, items);
      stopping.abort();
    };
    const stopped = builtDataset(
      { ...workspace, datasets: { ...datasets, addItems } },
      REQUEST,
      stopping.signal,
    );
    await expect(stopped).rejects.toThrow();
    expect(datasets.find('d')).toBeNull();
    expect(datasets.list()).toHaveLength(1);

    const made = await build(workspace, {});
    expect(made.hash).toBe(hash);
    expect(datasets.items('d')).toEqual(datasets.items('undisturbed'));
  });
});

describe('authors', () => {
  /** Two posts each of many authors. */
  async function written(): Promise<Workspace> {
    const workspace = await aWorkspace();
    const names = Array.from({ length: 120 }, (_, n) => `${n}`);
    fillWorkspace(
      workspace,
      names.map((name, n) => ({
        ...{ nativeId: name, images: [`by ${name}`], confidence: 0.9 },
        authorId: `author ${n % 60}`,
        polarity: POLARITIES[n % 3] ?? 'NEU',
      })),
    );
    group(workspace, []);
    return workspace;
  }

  it('may be in several splits, which is told and is no leak', async () => {
    const workspace = await written();
    await build(workspace, {});
    const report = datasetLeaks(workspace, 'd');
    expect(report.author?.count).toBeGreaterThan(0);
    expect(hasLeaks(report)).toBe(false);
  });

  it('are kept together if asked', async () => {
    const workspace = await written();
    const { recipe } = await build(workspace, { authors: 'together' });
    expect(recipe.authors).toBe('together');
    expect(datasetLeaks(workspace, 'd').author).toEqual({ count: 0, examples: [], isLeak: false });
  });
});
