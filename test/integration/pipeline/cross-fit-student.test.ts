import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crossFitStudent } from '../../../src/main/pipeline/cross-fit-student.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { Prediction } from '../../../src/shared/contract/trainer-contract.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import {
  aWorkspace,
  fillWorkspace,
  type LabelledPost,
  mediaIdOf,
} from '../../helpers/a-workspace.ts';

const FOLDS = 3;
const REQUEST = {
  name: 'eve',
  dataset: 'd',
  folds: FOLDS,
  settings: defaultFineTuneSettings('FT-F'),
  weightsFolder: null,
  nowMs: 7,
};
const CONTROL = { signal: new AbortController().signal, report: () => undefined };

type Line = { readonly path: string; readonly polarity: string; readonly fold: string };

/** A trainer that judges every image NEG, and remembers what it was told; some images it cannot decode. */
function fakeTrainer(
  options: {
    readonly unreadable?: readonly string[];
    /** Ends after so many batches of predictions. */
    readonly stopAfter?: number;
    readonly fail?: Error;
  } = {},
) {
  const asked: Line[][] = [];
  const crossFit: Trainer['crossFit'] = async function* ({ manifest }) {
    const lines = readFileSync(manifest, 'utf8').trim().split('\n');
    asked.push(
      lines.map((line) => {
        const [path = '', polarity = '', fold = ''] = line.split('\t');
        return { path, polarity, fold };
      }),
    );
    yield { kind: 'prepared', device: 'cpu', learnt: 0, judged: lines.length, resumedFolds: 0 };
    const batches = lines.map((line): readonly Prediction[] => {
      const path = line.split('\t')[0] ?? '';
      const isUnreadable = options.unreadable?.some((name) => path.endsWith(mediaIdOf(name)));
      return [{ path, probabilities: isUnreadable === true ? null : [0.8, 0.1, 0.1] }];
    });
    for (const predictions of batches.slice(0, options.stopAfter)) {
      yield { kind: 'predicted', predictions };
    }
    if (options.fail !== undefined) throw options.fail;
  };
  return { trainer: { crossFit }, asked };
}

/** Twelve posts with two images each, a dataset of the first image of each, and images outside of it. */
async function aFilledWorkspace(): Promise<Workspace> {
  const workspace = await aWorkspace();
  const posts: LabelledPost[] = Array.from({ length: 12 }, (_, index) => ({
    nativeId: `${index}`,
    images: [`first ${index}`, `second ${index}`],
    polarity: POLARITIES[index % 3] ?? 'NEG',
    confidence: 0.9,
  }));
  fillWorkspace(workspace, [
    ...posts,
    { nativeId: '90', images: ['alone'], polarity: 'POS', confidence: 0.9 },
    { nativeId: '91', images: ['copy of first 4'], polarity: 'NEG', confidence: 0.9 },
  ]);
  workspace.nearDuplicates.replaceGroups(
    [
      {
        representative: mediaIdOf('first 4'),
        members: [
          { mediaId: mediaIdOf('first 4'), distance: 0 },
          { mediaId: mediaIdOf('copy of first 4'), distance: 2 },
        ],
      },
    ],
    [],
    8,
  );
  workspace.datasets.save(
    {
      name: 'd',
      createdAtMs: 1,
      recipe: {
        selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
        teacher: 'test',
        nearDuplicateRadius: 8,
        balance: false,
        splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
        seed: 1,
      },
      hash: 'h',
    },
    posts.map(({ images, polarity }, index) => ({
      mediaId: mediaIdOf(images[0] ?? ''),
      polarity: polarity as Polarity,
      split: index === 0 ? 'test' : index === 1 ? 'validation' : 'train',
    })),
  );
  return workspace;
}

describe('crossFitStudent', () => {
  it('deals all splits, ties other images to the folds of what they belong to, and keeps every opinion', async () => {
    const workspace = await aFilledWorkspace();
    const { trainer, asked } = fakeTrainer();
    const summary = await crossFitStudent({ ...workspace, trainer }, REQUEST, CONTROL);

    expect(summary).toEqual({
      name: 'eve',
      dataset: 'd',
      folds: FOLDS,
      createdAtMs: 7,
      images: 26,
      agreement: 4 / 12,
      isChosen: true,
    });
    const [lines = []] = asked;
    const lineOf = (image: string) =>
      lines.find(({ path }) => path === workspace.files.pathOf(mediaIdOf(image)));
    expect(lines).toHaveLength(26);
    for (let index = 0; index < 12; index += 1) {
      expect(lineOf(`first ${index}`)?.polarity).toBe(String(index % 3));
      expect(lineOf(`second ${index}`)).toMatchObject({
        polarity: '-',
        fold: lineOf(`first ${index}`)?.fold,
      });
    }
    expect(lineOf('copy of first 4')).toMatchObject({
      polarity: '-',
      fold: lineOf('first 4')?.fold,
    });
    expect(lineOf('alone')).toMatchObject({ polarity: '-', fold: '-' });
    const learnt = lines.filter(({ polarity }) => polarity !== '-');
    expect(Map.groupBy(learnt, ({ fold }) => fold).size).toBe(FOLDS);
    expect(existsSync(workspace.studentFiles.folderOf('eve'))).toBe(false);
  });

  it('finds a finished student by the same request, and refuses another one under its name', async () => {
    const workspace = await aFilledWorkspace();
    const { trainer, asked } = fakeTrainer();
    const ports = { ...workspace, trainer };
    const first = await crossFitStudent(ports, REQUEST, CONTROL);
    const again = await crossFitStudent(ports, { ...REQUEST, nowMs: 99 }, CONTROL);

    expect(again).toEqual(first);
    expect(asked).toHaveLength(1);
    const other = { ...REQUEST, settings: { ...REQUEST.settings, seed: 2 } };
    await expect(crossFitStudent(ports, other, CONTROL)).rejects.toMatchObject({
      kind: 'CONFLICT',
    });
    await expect(crossFitStudent(ports, { ...REQUEST, folds: 4 }, CONTROL)).rejects.toMatchObject({
      kind: 'CONFLICT',
    });
  });

  it.each([
    ['failed', { stopAfter: 5, fail: new Error('killed') }, 'killed'],
    ['stopped too early', { stopAfter: 5 }, 'before every image was judged'],
  ])('goes on after it %s, and is not shown until it is finished', async (_, options, message) => {
    const workspace = await aFilledWorkspace();
    const broken = { ...workspace, trainer: fakeTrainer(options).trainer };
    await expect(crossFitStudent(broken, REQUEST, CONTROL)).rejects.toThrow(message);
    expect(workspace.students.list()).toEqual([]);
    expect(workspace.students.chosen()).toBeNull();
    expect(existsSync(workspace.studentFiles.folderOf('eve'))).toBe(true);

    const { trainer } = fakeTrainer();
    const summary = await crossFitStudent({ ...workspace, trainer }, REQUEST, CONTROL);
    expect(summary.images).toBe(26);
  });

  it('keeps no opinion on an image that cannot be decoded', async () => {
    const workspace = await aFilledWorkspace();
    const { trainer } = fakeTrainer({ unreadable: ['first 0', 'alone'] });
    const summary = await crossFitStudent({ ...workspace, trainer }, REQUEST, CONTROL);
    expect(summary).toMatchObject({ images: 24, agreement: 3 / 11 });
  });

  it('stops when it is cancelled', async () => {
    const workspace = await aFilledWorkspace();
    const abort = new AbortController();
    const { trainer } = fakeTrainer();
    const control = { signal: abort.signal, report: () => abort.abort(new Error('cancelled')) };
    await expect(crossFitStudent({ ...workspace, trainer }, REQUEST, control)).rejects.toThrow(
      'cancelled',
    );
    expect(workspace.students.list()).toEqual([]);
  });

  it('says what is wrong with a request that cannot be done, and writes nothing', async () => {
    const workspace = await aFilledWorkspace();
    const ports = { ...workspace, trainer: fakeTrainer().trainer };
    await expect(
      crossFitStudent(ports, { ...REQUEST, dataset: 'none' }, CONTROL),
    ).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(crossFitStudent(ports, { ...REQUEST, folds: 13 }, CONTROL)).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('12 groups'),
    });
    expect(workspace.students.find('eve')).toBeNull();
  });
});

describe('the chosen student', () => {
  it('is the first that was finished, until another or none is chosen', async () => {
    const workspace = await aFilledWorkspace();
    const { students } = workspace;
    const ports = { ...workspace, trainer: fakeTrainer().trainer };
    await crossFitStudent(ports, REQUEST, CONTROL);
    await crossFitStudent(ports, { ...REQUEST, name: 'adam', nowMs: 8 }, CONTROL);
    const chosen = () => students.list().map(({ name, isChosen }) => [name, isChosen]);

    expect(chosen()).toEqual([
      ['adam', false],
      ['eve', true],
    ]);
    students.choose('adam');
    expect(chosen()).toEqual([
      ['adam', true],
      ['eve', false],
    ]);
    students.choose(null);
    expect(students.chosen()).toBeNull();
    expect(() => students.choose('nobody')).toThrow('no finished student');
  });
});
