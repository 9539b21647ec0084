import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { EpochMetrics, TrainingEvent } from '../../shared/domain/training-event.ts';
import { bestEpoch } from '../domain/training/best-epoch.ts';
import { classWeights } from '../domain/training/class-weights.ts';
import { isTrained } from '../domain/training/is-trained.ts';
import { computeDevice } from './backend.ts';
import { type BatchPlan, halvedBatches, planBatches } from './batch-plan.ts';
import { type Checkpoint, type EpochPosition, readNewestCheckpoint } from './checkpoint.ts';
import { type CheckpointKeeper, checkpointKeeper } from './checkpoint-keeper.ts';
import { isOutOfMemory } from './explain-failure.ts';
import { featureData } from './feature-data.ts';
import { imageData } from './image-data.ts';
import { loadNetwork } from './load-network.ts';
import { LostLoss } from './lost-loss.ts';
import type { Network } from './network.ts';
import { createOptimizer, type Optimizer, type Parameter } from './optimizer.ts';
import { trainedParameters } from './parameters.ts';
import type { ResumableTraining } from './resumable-training.ts';
import { checkSameRun } from './same-run.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { type TrainingSession, trainEpoch } from './train-epoch.ts';

/** What an attempt trains, and how. */
type Learner = {
  readonly settings: SettledFineTuneSettings;
  readonly network: Network;
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
};

/** Metrics of the epochs that are finished, and where the next was left; null: its beginning. */
type Progress = { readonly epochs: EpochMetrics[]; readonly from: EpochPosition | null };

/** Trains to the end, or until memory runs out: then returns smaller batches to try. */
export async function* attemptTraining(
  training: ResumableTraining,
  largest: BatchPlan | null,
): AsyncGenerator<TrainingEvent, 'finished' | BatchPlan, undefined> {
  const { folder, settings: asked, weightsFolder, manifest, manifestHash } = training;
  const cleanUp: (() => unknown)[] = [];
  let plan: BatchPlan | null = largest;
  try {
    const found = await readNewestCheckpoint(folder);
    if (found) checkSameRun(found, asked, manifestHash);
    const network = await loadNetwork(asked.network, { ...asked, weightsFolder });
    cleanUp.push(() => network.model.dispose());
    const parameters = trainedParameters(network, asked);
    plan ??= found?.record.batches ?? planBatches(network, asked, parameters);
    const settings = { ...asked, batchSize: plan.size, accumulate: plan.accumulate };
    const optimizer = createOptimizer(settings, parameters);
    cleanUp.push(() => optimizer.dispose());
    const learner = { settings, network, parameters, optimizer };
    if (found) await restore(learner, found);
    const epochs = [...(found?.record.epochs ?? [])];
    const from = found === null ? null : positionFor(found, settings);
    yield {
      kind: 'prepared',
      device: computeDevice(),
      trainCount: manifest.train.length,
      validationCount: manifest.validation.length,
      trainableParameters: parameters.reduce((sum, { variable }) => sum + variable.size, 0),
      resumedEpochs: epochs.length,
      resumedBatches: from?.batches ?? 0,
      batchSize: settings.batchSize,
      accumulate: settings.accumulate,
    };
    for (const metrics of epochs) yield { kind: 'epoch-ended', metrics };
    const skippedImages = isTrained(epochs, asked)
      ? 0
      : yield* trainEpochs(training, learner, { epochs, from });
    yield {
      kind: 'finished',
      bestEpoch: bestEpoch(epochs),
      epochs: epochs.length,
      stoppedEarly: epochs.length < asked.epochs,
      skippedImages,
    };
    return 'finished';
  } catch (error) {
    const smaller = plan === null ? null : halvedBatches(plan, asked);
    if (smaller === null || !isOutOfMemory(error)) throw error;
    return smaller;
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}

async function restore({ network, settings, optimizer }: Learner, found: Checkpoint) {
  const { record, weightsFile, optimizerFile } = found;
  await restoreVariables(storedWeights(network, settings.mode), record.weights, weightsFile);
  await restoreVariables(optimizer.memory, record.optimizer, optimizerFile);
  optimizer.steps = record.optimizerSteps;
}

/** Trains the epochs that are left, and adds them to the finished ones; returns how many images it had to skip. */
async function* trainEpochs(
  training: ResumableTraining,
  learner: Learner,
  { epochs, from }: Progress,
): AsyncGenerator<TrainingEvent, number, undefined> {
  const { settings, network, parameters, optimizer } = learner;
  const data =
    settings.mode === 'FT-F'
      ? yield* featureData(training.manifest, network, settings, training.featuresFolder)
      : imageData(training.manifest, network, settings);
  try {
    const keeper = keeperOf(training, learner, epochs);
    const session: TrainingSession = {
      settings,
      data,
      parameters,
      optimizer,
      classWeights: classWeights(settings.classWeights, data.trainPolarities),
      now: training.now,
      reached: keeper.reached,
    };
    yield* untilDone(session, keeper, { epochs, from });
    return data.skippedImages();
  } finally {
    await data.close();
  }
}

/** Trains epoch after epoch; where whoever iterates stops, it writes down how far it came. */
async function* untilDone(
  session: TrainingSession,
  keeper: CheckpointKeeper,
  { epochs, from }: Progress,
): AsyncGenerator<TrainingEvent, void, undefined> {
  let isStopped = true;
  let position = from;
  try {
    while (!isTrained(epochs, session.settings)) {
      const metrics = yield* trainEpoch(session, epochs.length + 1, position);
      position = null;
      epochs.push(metrics);
      await keeper.writeEpoch();
      yield { kind: 'epoch-ended', metrics };
    }
    isStopped = false;
  } catch (error) {
    isStopped = false;
    if (error instanceof LostLoss) await keeper.forgetWithinEpoch();
    throw error;
  } finally {
    if (isStopped) await keeper.writeReached();
  }
}

function keeperOf(
  { folder, settings: asked, manifestHash, now, checkpointIntervalMs }: ResumableTraining,
  { settings, network, optimizer }: Learner,
  epochs: readonly EpochMetrics[],
): CheckpointKeeper {
  const batches = { size: settings.batchSize, accumulate: settings.accumulate };
  const weights = storedWeights(network, settings.mode);
  return checkpointKeeper(folder, {
    now,
    intervalMs: checkpointIntervalMs,
    contentAt: (position) => ({
      settings: asked,
      batches,
      manifestHash,
      epochs,
      position,
      optimizerSteps: optimizer.steps,
      weights,
      optimizer: optimizer.memory,
    }),
  });
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
