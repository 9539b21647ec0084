import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type {
  CrossFitEvent,
  CrossFitRequest,
  Prediction,
} from '../../shared/contract/trainer-contract.ts';
import { computeDevice } from './backend.ts';
import { type FoldedImage, parseCrossFitManifest } from './cross-fit-manifest.ts';
import { explainFailure } from './explain-failure.ts';
import { featureJudges } from './feature-judges.ts';
import { readFold, writeFold } from './fold-file.ts';
import { hashOfImages } from './hash-of-images.ts';
import { loadNetwork } from './load-network.ts';
import type { Network } from './network.ts';
import { networkJudges } from './network-judges.ts';
import { CHECKPOINT_INTERVAL_MS } from './resumable-training.ts';

const PREDICTIONS_AT_ONCE = 512;
const CLASSES = 3;

type CrossFitOptions = { readonly checkpointIntervalMs?: number };

/**
 * Judges images by networks that did not learn from them.
 *
 * One network per fold is trained on the other folds: in the mode FT-F a head, all from features that are
 * computed once; in the mode FT-A a whole network each. An image with a fold is judged by its fold's network, an
 * image without one by the mean of all. Features, finished folds and checkpoints of the one under way are kept,
 * so that a cross-fit that was killed goes on (FT-F after its last fold, FT-A after its last checkpoint) and ends
 * with the same numbers. Stop iterating to cancel. Same settings, images and machine give the same numbers.
 *
 * @throws Failure that says what is wrong and what to do.
 */
export async function* crossFit(
  request: CrossFitRequest,
  now: () => number,
  { checkpointIntervalMs = CHECKPOINT_INTERVAL_MS }: CrossFitOptions = {},
): AsyncGenerator<CrossFitEvent, void, undefined> {
  const { settings, folder, folds } = request;
  const cleanUp: (() => unknown)[] = [];
  try {
    const manifestText = await readFile(request.manifest, 'utf8');
    const images = parseCrossFitManifest(manifestText, folds);
    await mkdir(folder, { recursive: true });
    const { weightsFolder } = request;
    const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
    let isLoaded = true;
    const unload = () => {
      if (isLoaded) network.model.dispose();
      isLoaded = false;
    };
    cleanUp.push(unload);
    const key = keyOf(request, manifestText, network);
    const finished = await countFinished(request, key);
    yield {
      kind: 'prepared',
      device: computeDevice(),
      learnt: images.filter((image) => image.polarity !== null).length,
      judged: images.length,
      resumedFolds: finished,
    };
    // Whole networks are loaded fold by fold.
    if (settings.mode === 'FT-A') unload();
    const judges =
      settings.mode === 'FT-F'
        ? yield* featureJudges(request, images, network, now)
        : networkJudges(request, images, key, { now, checkpointIntervalMs });
    cleanUp.push(judges.close);

    const judgements = judgementsOf(images.length);
    for (let fold = 0; fold < folds; fold += 1) {
      const judged = judges.judged(fold);
      let probabilities = await readFold(folder, fold, key);
      // Of features, an image that can no longer be decoded leaves fewer to judge.
      if (probabilities?.length !== judged.length * CLASSES) {
        probabilities = yield* judges.judge(fold);
        await writeFold(folder, fold, key, probabilities);
        await judges.release(fold);
      }
      judgements.add(judged, probabilities);
      yield { kind: 'fold-ended', fold };
    }
    yield* predictions(images, folds, judgements);
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
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

type Judgements = ReturnType<typeof judgementsOf>;

/** Sums of what networks said of images; NaN is nothing. */
function judgementsOf(images: number) {
  const sums = new Float64Array(images * CLASSES);
  const judges = new Uint32Array(images);
  return {
    add: (rows: readonly number[], probabilities: Float32Array): void => {
      for (const [place, row] of rows.entries()) {
        const said = probabilities.subarray(place * CLASSES, (place + 1) * CLASSES);
        if (said.some(Number.isNaN)) continue;
        judges[row] = (judges[row] ?? 0) + 1;
        for (const [index, value] of said.entries()) {
          sums[row * CLASSES + index] = (sums[row * CLASSES + index] ?? 0) + value;
        }
      }
    },
    /** The mean over the networks, or null where another number of them than `wanted` judged. */
    mean: (row: number, wanted: number): Prediction['probabilities'] => {
      if (judges[row] !== wanted) return null;
      const mean = (index: number) => (sums[row * CLASSES + index] ?? 0) / wanted;
      return [mean(0), mean(1), mean(2)];
    },
  };
}

function* predictions(
  images: readonly FoldedImage[],
  folds: number,
  judgements: Judgements,
): Generator<CrossFitEvent, void, undefined> {
  for (let start = 0; start < images.length; start += PREDICTIONS_AT_ONCE) {
    const part = images.slice(start, start + PREDICTIONS_AT_ONCE);
    yield {
      kind: 'predicted',
      predictions: part.map(({ path, fold }, index) => ({
        path,
        probabilities: judgements.mean(start + index, fold === null ? folds : 1),
      })),
    };
  }
}
