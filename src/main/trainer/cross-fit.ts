import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type {
  CrossFitEvent,
  CrossFitRequest,
  Prediction,
} from '../../shared/contract/trainer-contract.ts';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { Failure } from '../../shared/failure.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { computeDevice } from './backend.ts';
import { headBatches } from './batch-plan.ts';
import { type FoldedImage, parseCrossFitManifest } from './cross-fit-manifest.ts';
import { explainFailure } from './explain-failure.ts';
import { featureVariants } from './feature-variant.ts';
import { readFold, writeFold } from './fold-file.ts';
import { hashOfImages } from './hash-of-images.ts';
import { type ImageFeatures, imageFeatures } from './image-features.ts';
import { loadNetwork } from './load-network.ts';
import type { Network } from './network.ts';
import { trainFold } from './train-fold.ts';

const PREDICTIONS_AT_ONCE = 512;

/**
 * Judges images by networks that did not learn from them.
 *
 * One head per fold is trained on the other folds, all from features that are computed once. An image with a
 * fold is judged by its fold's network, an image without one by the mean of all. Features and finished folds
 * are kept in the folder, so that a cross-fit that was killed goes on after its last fold and ends with the
 * same numbers. Stop iterating to cancel. Same settings, images and machine give the same numbers.
 *
 * @throws Failure that says what is wrong and what to do.
 */
export async function* crossFit(
  request: CrossFitRequest,
  now: () => number,
): AsyncGenerator<CrossFitEvent, void, undefined> {
  const { settings, folder, folds } = request;
  const cleanUp: (() => unknown)[] = [];
  try {
    requireFrozenLayers(settings);
    const manifestText = await readFile(request.manifest, 'utf8');
    const images = parseCrossFitManifest(manifestText, folds);
    await mkdir(folder, { recursive: true });
    const { weightsFolder } = request;
    const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
    cleanUp.push(() => network.model.dispose());
    const key = keyOf(request, manifestText, network);
    const finished = await countFinished(request, key);
    yield {
      kind: 'prepared',
      device: computeDevice(),
      learnt: images.filter((image) => image.polarity !== null).length,
      judged: images.length,
      resumedFolds: finished,
    };
    const variants = featureVariants(settings.augmentation);
    const features = yield* imageFeatures(images, network, variants, request.featuresFolder);
    cleanUp.push(() => Promise.all(features.map((variant) => variant.close())));
    const isReadable = (row: number) => features.every((variant) => variant.isReadable(row));

    const sums = new Float64Array(images.length * 3);
    for (let fold = 0; fold < folds; fold += 1) {
      const judged = judgedRows(images, fold, isReadable);
      let probabilities = await readFold(folder, fold, key);
      // An image that can no longer be decoded leaves fewer to judge.
      if (probabilities?.length !== judged.length * 3) {
        probabilities = yield* freshFold(images, judged, fold, features, request, now);
        await writeFold(folder, fold, key, probabilities);
      }
      addJudgements(sums, judged, probabilities);
      yield { kind: 'fold-ended', fold };
    }
    yield* predictions(images, sums, folds, isReadable);
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}

function requireFrozenLayers(settings: FineTuneSettings): void {
  if (settings.mode === 'FT-F') return;
  throw new Failure(
    'TRAINER_FAILED',
    'a cross-fit of all layers would train the whole network once per fold',
    'Cross-fit in the mode FT-F: its folds share the features of the frozen layers.',
  );
}

/** Names all that the networks' judgements depend on. */
function keyOf({ settings, folds }: CrossFitRequest, manifestText: string, network: Network) {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [sorted, folds, network.preprocessing, hashOfImages(manifestText)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function countFinished({ folder, folds }: CrossFitRequest, key: string): Promise<number> {
  let finished = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    if ((await readFold(folder, fold, key)) !== null) finished += 1;
  }
  return finished;
}

/** Rows of the readable images that the network of a fold judges. */
function judgedRows(
  images: readonly FoldedImage[],
  fold: number,
  isReadable: (row: number) => boolean,
): readonly number[] {
  return images.flatMap((image, row) =>
    (image.fold === fold || image.fold === null) && isReadable(row) ? [row] : [],
  );
}

async function* freshFold(
  images: readonly FoldedImage[],
  judged: readonly number[],
  fold: number,
  features: readonly ImageFeatures[],
  { settings, weightsFolder }: CrossFitRequest,
  now: () => number,
): AsyncGenerator<CrossFitEvent, Float32Array, undefined> {
  const train = images.flatMap(({ polarity, fold: own }, row) =>
    polarity === null || own === fold ? [] : [{ row, polarity }],
  );
  const seed = deriveSeed(settings.seed, 'fold', fold);
  const { size: batchSize, accumulate } = headBatches(settings);
  const settled = { ...settings, batchSize, accumulate, seed };
  const events = trainFold(features, { train, judged }, settled, weightsFolder, now);
  try {
    for (;;) {
      const event = await events.next();
      if (event.done === true) return event.value;
      if (event.value.kind !== 'batch-ended') continue;
      const { kind, epoch, batch, batches, loss } = event.value;
      yield { kind, fold, epoch, batch, batches, loss };
    }
  } finally {
    await events.return(new Float32Array(0));
  }
}

function addJudgements(sums: Float64Array, rows: readonly number[], judgements: Float32Array) {
  for (const [place, row] of rows.entries()) {
    for (let index = 0; index < 3; index += 1) {
      sums[row * 3 + index] = (sums[row * 3 + index] ?? 0) + (judgements[place * 3 + index] ?? 0);
    }
  }
}

function* predictions(
  images: readonly FoldedImage[],
  sums: Float64Array,
  folds: number,
  isReadable: (row: number) => boolean,
): Generator<CrossFitEvent, void, undefined> {
  const predictionOf = ({ path, fold }: FoldedImage, row: number): Prediction => {
    const judges = fold === null ? folds : 1;
    const mean = (index: number) => (sums[row * 3 + index] ?? 0) / judges;
    return { path, probabilities: isReadable(row) ? [mean(0), mean(1), mean(2)] : null };
  };
  for (let start = 0; start < images.length; start += PREDICTIONS_AT_ONCE) {
    const part = images.slice(start, start + PREDICTIONS_AT_ONCE);
    yield {
      kind: 'predicted',
      predictions: part.map((image, index) => predictionOf(image, start + index)),
    };
  }
}
