import { mkdir, readFile } from 'node:fs/promises';
import type { TrainRequest } from '../../shared/contract/trainer-contract.ts';
import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { EpochMetrics, TrainingEvent } from '../../shared/domain/training-event.ts';
import { classWeights } from '../domain/training/class-weights.ts';
import { epochsWithoutGain } from '../domain/training/epochs-without-gain.ts';
import { computeDevice } from './backend.ts';
import { type BatchPlan, halvedBatches, planBatches } from './batch-plan.ts';
import { bestEpoch } from './best-epoch.ts';
import {
  type Checkpoint,
  type EpochPosition,
  readNewestCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts';
import { explainFailure, isOutOfMemory } from './explain-failure.ts';
import { featureData } from './feature-data.ts';
import { hashOfImages } from './hash-of-images.ts';
import { imageData } from './image-data.ts';
import { loadNetwork } from './load-network.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { createOptimizer } from './optimizer.ts';
import { trainedParameters } from './parameters.ts';
import { checkSameRun } from './same-run.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { trainEpoch } from './train-epoch.ts';

/** A run that is killed loses the work of so long at most. */
const CHECKPOINT_INTERVAL_MS = 120_000;

type FineTuneOptions = { readonly checkpointIntervalMs?: number };

/** A run as it was asked for, with its images. */
type Asked = {
  readonly request: TrainRequest;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly now: () => number;
  readonly checkpointIntervalMs: number;
};

/**
 * Fine-tunes a network, and tells of it while it goes on.
 *
 * The run's folder keeps a checkpoint of every few minutes, of each epoch's end, and of the moment in which
 * whoever iterates stops, which pauses or cancels it. The next call goes on after the furthest of them, with the
 * same batches, so that a run that was killed and resumed ends with the same weights, bit by bit on a CPU, as one
 * that was not. Epochs that were finished are told of again.
 *
 * Where memory runs out and the batch size was to be found, it goes on from the last checkpoint with batches half
 * as large, twice as many of which make a step.
 *
 * @throws Failure that says what is wrong and what to do.
 */
export async function* fineTune(
  request: TrainRequest,
  now: () => number,
  { checkpointIntervalMs = CHECKPOINT_INTERVAL_MS }: FineTuneOptions = {},
): AsyncGenerator<TrainingEvent, void, undefined> {
  const { settings } = request;
  try {
    const manifestText = await readFile(request.manifest, 'utf8');
    const asked: Asked = {
      request,
      manifest: parseManifest(manifestText),
      manifestHash: hashOfImages(manifestText),
      now,
      checkpointIntervalMs,
    };
    await mkdir(request.runFolder, { recursive: true });
    let largest: BatchPlan | null = null;
    for (;;) {
      const tried: 'finished' | BatchPlan = yield* attempt(asked, largest);
      if (tried === 'finished') return;
      largest = tried;
    }
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  }
}

/** Trains to the end, or until memory runs out: then returns smaller batches to try. */
async function* attempt(
  asked: Asked,
  largest: BatchPlan | null,
): AsyncGenerator<TrainingEvent, 'finished' | BatchPlan, undefined> {
  const { request } = asked;
  const cleanUp: (() => unknown)[] = [];
  let plan: BatchPlan | null = largest;
  try {
    const found = await readNewestCheckpoint(request.runFolder);
    if (found) checkSameRun(found, request.settings, asked.manifestHash);
    const network = await loadNetwork(request.settings.network, {
      inputSize: request.settings.inputSize,
      seed: request.settings.seed,
      weights: request.settings.weights,
      weightsFolder: request.weightsFolder,
    });
    cleanUp.push(() => network.model.dispose());
    const parameters = trainedParameters(network, request.settings);
    plan ??= found?.record.batches ?? planBatches(network, request.settings, parameters);
    const settings = { ...request.settings, batchSize: plan.size, accumulate: plan.accumulate };
    const optimizer = createOptimizer(settings, parameters);
    cleanUp.push(() => optimizer.dispose());
    const weights = storedWeights(network, settings.mode);
    if (found) {
      await restoreVariables(weights, found.record.weights, found.weightsFile);
      await restoreVariables(optimizer.memory, found.record.optimizer, found.optimizerFile);
      optimizer.steps = found.record.optimizerSteps;
    }

    const epochs: EpochMetrics[] = [...(found?.record.epochs ?? [])];
    let from = found === null ? null : positionFor(found, settings);
    yield {
      kind: 'prepared',
      device: computeDevice(),
      trainCount: asked.manifest.train.length,
      validationCount: asked.manifest.validation.length,
      trainableParameters: parameters.reduce((sum, { variable }) => sum + variable.size, 0),
      resumedEpochs: epochs.length,
      resumedBatches: from?.batches ?? 0,
      batchSize: settings.batchSize,
      accumulate: settings.accumulate,
    };
    for (const metrics of epochs) yield { kind: 'epoch-ended', metrics };

    let skippedImages = 0;
    if (!isDone(epochs, settings)) {
      const data =
        settings.mode === 'FT-F'
          ? yield* featureData(asked.manifest, network, settings, request.featuresFolder)
          : imageData(asked.manifest, network, settings);
      cleanUp.push(() => data.close());
      const batches = { size: settings.batchSize, accumulate: settings.accumulate };
      const keeper = checkpointKeeper(asked, (position) => ({
        settings: request.settings,
        batches,
        manifestHash: asked.manifestHash,
        epochs,
        position,
        optimizerSteps: optimizer.steps,
        weights,
        optimizer: optimizer.memory,
      }));
      const session = {
        settings,
        data,
        parameters,
        optimizer,
        classWeights: classWeights(settings.classWeights, data.trainPolarities),
        now: asked.now,
        reached: keeper.reached,
      };
      let isStopped = true;
      try {
        while (!isDone(epochs, settings)) {
          const metrics = yield* trainEpoch(session, epochs.length + 1, from);
          from = null;
          epochs.push(metrics);
          await keeper.write(null);
          yield { kind: 'epoch-ended', metrics };
        }
        isStopped = false;
      } catch (error) {
        isStopped = false;
        throw error;
      } finally {
        if (isStopped) await keeper.writeReached();
      }
      skippedImages = data.skippedImages();
    }
    yield {
      kind: 'finished',
      bestEpoch: bestEpoch(epochs),
      epochs: epochs.length,
      stoppedEarly: epochs.length < settings.epochs,
      skippedImages,
    };
    return 'finished';
  } catch (error) {
    const smaller = plan === null ? null : halvedBatches(plan, request.settings);
    if (smaller === null || !isOutOfMemory(error)) throw error;
    return smaller;
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}

/** True after the last epoch, and once patience has run out. */
function isDone(
  epochs: readonly EpochMetrics[],
  { epochs: planned, patience }: Pick<SettledFineTuneSettings, 'epochs' | 'patience'>,
): boolean {
  return epochs.length >= planned || epochsWithoutGain(epochs) >= (patience ?? Infinity);
}

/** Where a checkpoint's epoch was left, in batches of the size that is used now. */
function positionFor(
  { record }: Checkpoint,
  { batchSize }: Pick<SettledFineTuneSettings, 'batchSize'>,
): EpochPosition | null {
  const { position, batches } = record;
  if (position === null || batches === undefined) return null;
  return { ...position, batches: position.batches * (batches.size / batchSize) };
}

/** Writes checkpoints: within an epoch not more often than the interval, and whenever it is told to. */
function checkpointKeeper(
  { request, now, checkpointIntervalMs }: Asked,
  contentAt: (position: EpochPosition | null) => Parameters<typeof writeCheckpoint>[1],
) {
  let unwritten: EpochPosition | null = null;
  let writtenAt = now();
  const write = async (position: EpochPosition | null): Promise<void> => {
    await writeCheckpoint(request.runFolder, contentAt(position));
    unwritten = null;
    writtenAt = now();
  };
  return {
    write,
    reached: async (position: EpochPosition): Promise<void> => {
      unwritten = position;
      if (now() - writtenAt >= checkpointIntervalMs) await write(position);
    },
    /** Writes the last position that was reached, where it is not written. */
    writeReached: async (): Promise<void> => {
      if (unwritten !== null) await write(unwritten);
    },
  };
}
