import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { tf } from '../../../src/main/trainer/backend.ts';
import { crossFit } from '../../../src/main/trainer/cross-fit.ts';
import type { CrossFitEvent, Prediction } from '../../../src/shared/contract/trainer-contract.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import {
  mostProbable,
  type Probabilities,
  polarityIndex,
} from '../../../src/shared/domain/polarity.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { failureOf, steadyClock, tinyDatasetOfFile } from './train-tiny.ts';

const FOLDS = 3;
const MIRRORED = { mirror: true, crop: 0, colour: 0 };
const dataset = tinyDatasetOfFile();

type Line = readonly [path: string, polarity: number | '-', fold: number | '-'];

/** The tiny dataset's images with their own polarities, dealt onto the folds; each fold has all polarities. */
function tinyLines(): readonly Line[] {
  return dataset().paths.map((path, index) => [path, index % 3, Math.floor(index / 3) % FOLDS]);
}

/** Cross-fits to the end, or to the first event for which `stop` is true. */
async function crossFitted(
  folder: string,
  lines: readonly Line[],
  options: {
    readonly settings?: Partial<FineTuneSettings>;
    readonly stop?: (event: CrossFitEvent) => boolean;
    readonly checkpointIntervalMs?: number;
  } = {},
): Promise<readonly CrossFitEvent[]> {
  const manifest = join(folder, 'manifest.tsv');
  writeFileSync(manifest, lines.map((line) => `${line.join('\t')}\n`).join(''));
  const settings = tinySettings(options.settings?.mode ?? 'FT-F', options.settings);
  const featuresFolder = join(folder, 'features');
  const request = { folder, featuresFolder, manifest, settings, folds: FOLDS, weightsFolder: null };
  const events: CrossFitEvent[] = [];
  const { checkpointIntervalMs } = options;
  const more = checkpointIntervalMs === undefined ? {} : { checkpointIntervalMs };
  for await (const event of crossFit(request, steadyClock(), more)) {
    events.push(event);
    if (options.stop?.(event)) break;
  }
  return events;
}

function predictionsOf(events: readonly CrossFitEvent[]): readonly Prediction[] {
  return events.flatMap((event) => (event.kind === 'predicted' ? event.predictions : []));
}

function polarityOf(prediction: Prediction | undefined): number | null {
  const probabilities = prediction?.probabilities ?? null;
  return probabilities === null ? null : polarityIndex(mostProbable(probabilities).polarity);
}

test('wrong labels are found: no network judges an image whose label it learnt', async () => {
  const before = tf.memory().numTensors;
  const flipped = new Set([2, 10, 21]);
  const lines = tinyLines().map(
    ([path, polarity, fold], index): Line => [
      path,
      flipped.has(index) ? (Number(polarity) + 1) % 3 : polarity,
      fold,
    ],
  );
  const events = await crossFitted(temporaryFolder(), lines, { settings: { epochs: 12 } });

  expect(tf.memory().numTensors).toBe(before);
  const kinds = events.map((event) => event.kind);
  expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual([
    'prepared',
    'features-computed',
    ...Array.from({ length: FOLDS }, () => ['batch-ended', 'fold-ended']).flat(),
    'predicted',
  ]);
  const predictions = predictionsOf(events);
  expect(predictions.map(({ path }) => path)).toEqual(dataset().paths);
  const disagreeing = predictions.flatMap((prediction, index) =>
    polarityOf(prediction) === lines[index]?.[1] ? [] : [index],
  );
  expect(new Set(disagreeing)).toEqual(flipped);
});

test('what only an image itself could teach is not known: its copy must be in another fold', async () => {
  const folder = temporaryFolder();
  const pictures = await Promise.all(
    Array.from({ length: 12 }, (_, index) => colouredPicture(folder, index)),
  );
  // Neighbours on the colour wheel have opposite polarities: nothing but the picture itself tells its own.
  const copies = (sameFold: boolean): readonly Line[] =>
    pictures.flatMap((path, index) => {
      const polarity = index % 2 === 0 ? 0 : 2;
      const fold = index % FOLDS;
      return [
        [path, polarity, fold],
        [path, polarity, sameFold ? fold : (fold + 1) % FOLDS],
      ] as const;
    });
  const hits = async (lines: readonly Line[]) =>
    predictionsOf(
      await crossFitted(folder, lines, { settings: { epochs: 100, learningRate: 5e-3 } }),
    ).filter((prediction, index) => polarityOf(prediction) === lines[index]?.[1]).length;

  expect(await hits(copies(false))).toBeGreaterThanOrEqual(20);
  expect(await hits(copies(true))).toBeLessThanOrEqual(14);
}, 120_000);

test('an image of no fold is judged by the mean of the networks, one that is not learnt from by its fold', async () => {
  const [path = ''] = dataset().paths;
  const judged: readonly Line[] = [0, 1, 2, '-' as const].map((fold) => [path, '-', fold]);
  const events = await crossFitted(temporaryFolder(), [...tinyLines(), ...judged]);

  expect(events[0]).toMatchObject({ kind: 'prepared', learnt: 30, judged: 34 });
  const predictions = predictionsOf(events);
  const own = predictions[0]?.probabilities;
  const byFold = predictions.slice(30, 33).map(({ probabilities }) => probabilities);
  // Another place in a batch rounds otherwise, here and below.
  expect(byFold[0]?.[0]).toBeCloseTo(own?.[0] ?? Number.NaN, 5);
  expect(new Set(byFold.map((one) => one?.join())).size).toBe(FOLDS);
  const mean = [0, 1, 2].map(
    (index) => byFold.reduce((sum, one) => sum + (one?.[index] ?? Number.NaN), 0) / FOLDS,
  );
  for (const index of [0, 1, 2] as const) {
    expect(predictions[33]?.probabilities?.[index]).toBeCloseTo(mean[index] ?? Number.NaN, 5);
  }
});

test.each([
  ['while features are computed', (event: CrossFitEvent) => event.kind === 'features-computed', 0],
  [
    'within the second fold',
    (event: CrossFitEvent) => event.kind === 'batch-ended' && event.fold === 1,
    1,
  ],
  [
    'after the last fold',
    (event: CrossFitEvent) => event.kind === 'fold-ended' && event.fold === 2,
    3,
  ],
] as const)(
  'stopped %s and resumed, it ends as if it had not been stopped',
  async (_, stop, kept) => {
    const straight = predictionsOf(await crossFitted(temporaryFolder(), tinyLines()));
    const folder = temporaryFolder();
    await crossFitted(folder, tinyLines(), { stop });
    const events = await crossFitted(folder, tinyLines());

    expect(events[0]).toMatchObject({ kind: 'prepared', resumedFolds: kept });
    expect(trainedFolds(events)).toEqual([0, 1, 2].slice(kept));
    expect(predictionsOf(events)).toEqual(straight);
  },
);

test('folds are trained anew when their file is damaged, and when settings or images are others', async () => {
  const folder = temporaryFolder();
  const first = predictionsOf(await crossFitted(folder, tinyLines()));
  const file = join(folder, 'folds/1/probabilities.bin');
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  writeFileSync(file, bytes);
  const repaired = await crossFitted(folder, tinyLines());
  expect(trainedFolds(repaired)).toEqual([1]);
  expect(predictionsOf(repaired)).toEqual(first);

  const seeded = await crossFitted(folder, tinyLines(), { settings: { seed: 6 } });
  expect(trainedFolds(seeded)).toEqual([0, 1, 2]);
  expect(predictionsOf(seeded)).not.toEqual(first);
  const fewer = await crossFitted(folder, tinyLines().slice(1), { settings: { seed: 6 } });
  expect(trainedFolds(fewer)).toEqual([0, 1, 2]);
});

test('images that cannot be decoded have no probabilities, and the others keep their places', async () => {
  const folder = temporaryFolder();
  const lines: readonly Line[] = [[join(folder, 'gone.png'), 1, 1], ...tinyLines()];
  const predictions = predictionsOf(await crossFitted(folder, lines));
  expect(predictions[0]?.probabilities).toBeNull();
  expect(predictions.slice(1).map(({ path }) => path)).toEqual(dataset().paths);
  const sums = predictions.slice(1).map(({ probabilities }) => sum(probabilities));
  for (const one of sums) expect(one).toBeCloseTo(1, 5);
});

test('refuses a list that is none', async () => {
  const folder = temporaryFolder();
  const failure = await failureOf(crossFitted(folder, [...tinyLines(), ['x.png', 1, '-']]));
  expect(failure.message).toContain('line 31');
});

test('folds are kept when the cache of features is lost', async () => {
  const folder = temporaryFolder();
  await crossFitted(folder, tinyLines(), { stop: (event) => event.kind === 'fold-ended' });
  rmSync(join(folder, 'features'), { recursive: true });
  const events = await crossFitted(folder, tinyLines());
  expect(trainedFolds(events)).toEqual([1, 2]);
});

describe('all layers', () => {
  const ALL_LAYERS = { mode: 'FT-A', epochs: 2, batchSize: 5, augmentation: MIRRORED } as const;
  let straight: readonly Prediction[] = [];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 't4sa-folds-'));
    straight = predictionsOf(await crossFitted(folder, tinyLines(), { settings: ALL_LAYERS }));
    rmSync(folder, { recursive: true });
  }, 120_000);

  test('wrong labels are found by whole networks, one after the other', async () => {
    const before = tf.memory().numTensors;
    const held: number[] = [];
    const flipped = new Set([2, 10, 21]);
    const lines = tinyLines().map(
      ([path, polarity, fold], index): Line => [
        path,
        flipped.has(index) ? (Number(polarity) + 1) % 3 : polarity,
        fold,
      ],
    );
    const folder = temporaryFolder();
    const settings = { ...ALL_LAYERS, epochs: 4 };
    const stop = (event: CrossFitEvent) => {
      if (event.kind === 'fold-ended') held.push(tf.memory().numTensors);
      return false;
    };
    const events = await crossFitted(folder, lines, { settings, stop });

    expect([...held, tf.memory().numTensors]).toEqual(new Array(FOLDS + 1).fill(before));
    const disagreeing = predictionsOf(events).flatMap((prediction, index) =>
      polarityOf(prediction) === lines[index]?.[1] ? [] : [index],
    );
    expect(disagreeing).toEqual(expect.arrayContaining([...flipped]));
    // 30 images and a few epochs: not every network knows every kind.
    expect(disagreeing.length).toBeLessThanOrEqual(flipped.size + 5);
    // Checkpoints are gone when what a network says is kept.
    expect(readdirSync(join(folder, 'training'))).toEqual([]);
  }, 120_000);

  test('stopped within a fold, it goes on within it and ends as if it had not been stopped', async () => {
    const folder = temporaryFolder();
    const isThere = (event: CrossFitEvent) =>
      event.kind === 'batch-ended' && event.fold === 1 && event.epoch === 2 && event.batch === 3;
    await crossFitted(folder, tinyLines(), { settings: ALL_LAYERS, stop: isThere });
    const events = await crossFitted(folder, tinyLines(), { settings: ALL_LAYERS });

    expect(events[0]).toMatchObject({ kind: 'prepared', resumedFolds: 1 });
    expect(events.find(({ kind }) => kind === 'batch-ended')).toMatchObject({
      fold: 1,
      epoch: 2,
      batch: 4,
    });
    expect(predictionsOf(events)).toEqual(straight);
  }, 120_000);

  test('killed within a fold, it goes on from the last checkpoint and ends the same', async () => {
    const folder = temporaryFolder();
    const killed = temporaryFolder();
    const stop = (event: CrossFitEvent) => {
      const isThere = event.kind === 'batch-ended' && event.fold === 1 && event.batch === 2;
      // What is on disk at this moment is what a kill leaves.
      if (isThere) cpSync(folder, killed, { recursive: true });
      return isThere;
    };
    await crossFitted(folder, tinyLines(), { settings: ALL_LAYERS, stop, checkpointIntervalMs: 0 });
    const events = await crossFitted(killed, tinyLines(), { settings: ALL_LAYERS });

    expect(events[0]).toMatchObject({ kind: 'prepared', resumedFolds: 1 });
    expect(events.find(({ kind }) => kind === 'batch-ended')).toMatchObject({ fold: 1, epoch: 1 });
    expect(predictionsOf(events)).toEqual(straight);
  }, 120_000);

  test('what was left of other settings is not gone on with, and images that are gone have no judgement', async () => {
    const folder = temporaryFolder();
    const lines: readonly Line[] = [
      [join(folder, 'gone.png'), 1, 1],
      [join(folder, 'also gone.png'), '-', '-'],
      ...tinyLines().slice(1),
      [dataset().paths[0] ?? '', '-', '-'],
    ];
    const settings = { ...ALL_LAYERS, epochs: 1 };
    const stop = (event: CrossFitEvent) => event.kind === 'batch-ended';
    await crossFitted(folder, lines, { settings: { ...settings, learningRate: 1e-3 }, stop });
    const predictions = predictionsOf(await crossFitted(folder, lines, { settings }));

    expect(predictions.map(({ path }) => path)).toEqual(lines.map(([path]) => path));
    expect(predictions.slice(0, 2).map(({ probabilities }) => probabilities)).toEqual([null, null]);
    for (const { probabilities } of predictions.slice(2)) {
      expect(sum(probabilities)).toBeCloseTo(1, 5);
    }
  }, 120_000);
});

async function colouredPicture(folder: string, index: number): Promise<string> {
  const path = join(folder, `hue-${index}.png`);
  const marks = `<circle cx="${10 + index * 7}" cy="${90 - index * 6}" r="${8 + ((index * 5) % 12)}" fill="hsl(${(index * 150) % 360},90%,60%)"/>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="hsl(${index * 30},80%,45%)"/>${marks}</svg>`;
  await sharp(Buffer.from(picture)).png().toFile(path);
  return path;
}

/** Folds whose networks were trained, not found. */
function trainedFolds(events: readonly CrossFitEvent[]): readonly number[] {
  const folds = events.flatMap((event) => (event.kind === 'batch-ended' ? [event.fold] : []));
  return [...new Set(folds)];
}

function sum(probabilities: Probabilities | null): number {
  return probabilities === null
    ? Number.NaN
    : probabilities[0] + probabilities[1] + probabilities[2];
}
