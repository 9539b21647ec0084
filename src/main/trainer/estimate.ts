import { readFile } from 'node:fs/promises';
import type { EstimateRequest } from '../../shared/contract/trainer-contract.ts';
import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { RunEstimate } from '../../shared/domain/run-estimate.ts';
import { trainingTime } from '../domain/training/training-time.ts';
import { computeDevice } from './backend.ts';
import { type BatchPlan, halvedBatches, planBatches } from './batch-plan.ts';
import { explainFailure, isOutOfMemory } from './explain-failure.ts';
import { FEATURE_BATCH } from './image-features.ts';
import { loadNetwork } from './load-network.ts';
import { parseManifest } from './manifest.ts';
import type { Stopwatch } from './measure-cost.ts';
import { measureAllLayers, measureHead } from './measure-training.ts';
import { createOptimizer } from './optimizer.ts';
import { trainedParameters } from './parameters.ts';
import { storedWeights } from './stored-weights.ts';
import type { NamedVariables } from './tensor-file.ts';

const BYTES_PER_WEIGHT = 4;

/**
 * How long a fine-tuning would take: a few batches of its own images are worked on as `fineTune` would, and the rest
 * is told from those.
 *
 * Measuring takes some 5 seconds, and a batch more where batches are slow. Nothing is written, and nothing that was
 * learnt is kept. Checkpoints count by their size.
 *
 * @throws Failure that says what is wrong and what to do; the signal's reason when it is aborted.
 */
export async function estimate(
  request: EstimateRequest,
  stopwatch: Stopwatch,
): Promise<RunEstimate> {
  try {
    let largest: BatchPlan | null = null;
    for (;;) {
      const tried: RunEstimate | BatchPlan = await attempt(request, largest, stopwatch);
      if ('totalSeconds' in tried) return tried;
      largest = tried;
    }
  } catch (error) {
    stopwatch.signal.throwIfAborted();
    throw explainFailure(error, request.settings.batchSize);
  }
}

/** Measures, or returns smaller batches to try where memory ran out. */
async function attempt(
  { settings, manifest: file, weightsFolder, featuresFolder }: EstimateRequest,
  largest: BatchPlan | null,
  stopwatch: Stopwatch,
): Promise<RunEstimate | BatchPlan> {
  const cleanUp: (() => void)[] = [];
  let plan = largest;
  try {
    const startedAt = stopwatch.now();
    const seconds = () => (stopwatch.now() - startedAt) / 1000;
    const manifest = parseManifest(await readFile(file, 'utf8'));
    const network = await loadNetwork(settings.network, { ...settings, weightsFolder });
    cleanUp.push(() => network.model.dispose());
    stopwatch.signal.throwIfAborted();
    const parameters = trainedParameters(network, settings);
    plan ??= planBatches(network, settings, parameters);
    const settled: SettledFineTuneSettings = {
      ...settings,
      batchSize: plan.size,
      accumulate: plan.accumulate,
    };
    const optimizer = createOptimizer(settled, parameters);
    cleanUp.push(() => optimizer.dispose());
    const loadSeconds = seconds();

    const measured = await (settings.mode === 'FT-F'
      ? measureHead({ manifest, network, settings: settled, parameters, optimizer }, stopwatch, {
          featuresFolder,
        })
      : measureAllLayers(
          { manifest, network, settings: settled, parameters, optimizer },
          stopwatch,
        ));
    const counts = {
      trainCount: manifest.train.length,
      validationCount: manifest.validation.length,
      featuresToCompute: measured.featuresToCompute,
    };
    const { preparationSeconds, secondsPerEpoch, totalSeconds } = trainingTime({
      ...counts,
      ...measured,
      loadSeconds,
      epochs: settings.epochs,
      batchSize: plan.size,
      featureBatchSize: FEATURE_BATCH,
      checkpointBytes:
        BYTES_PER_WEIGHT *
        (weightsIn(storedWeights(network, settings.mode)) + weightsIn(optimizer.memory)),
    });
    return {
      ...counts,
      device: computeDevice(),
      batchSize: plan.size,
      accumulate: plan.accumulate,
      fromSmallerBatches: measured.fromSmallerBatches,
      trainableParameters: parameters.reduce((sum, { variable }) => sum + variable.size, 0),
      featuresStored: measured.featuresStored,
      preparationSeconds,
      secondsPerEpoch,
      totalSeconds,
      measuredSeconds: seconds(),
    };
  } catch (error) {
    const smaller = plan === null ? null : halvedBatches(plan, settings);
    if (smaller === null || !isOutOfMemory(error)) throw error;
    return smaller;
  } finally {
    for (const step of cleanUp.reverse()) step();
  }
}

function weightsIn(variables: NamedVariables): number {
  return Object.values(variables).reduce((sum, { size }) => sum + size, 0);
}
