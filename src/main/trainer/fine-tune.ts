import { mkdir, readFile } from 'node:fs/promises';
import type { TrainRequest } from '../../shared/contract/trainer-contract.ts';
import type { EpochMetrics, TrainingEvent } from '../../shared/domain/training-event.ts';
import { computeDevice } from './backend.ts';
import { bestEpoch } from './best-epoch.ts';
import { readNewestCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { explainFailure } from './explain-failure.ts';
import { featureData } from './feature-data.ts';
import { freezeLayers } from './freeze-layers.ts';
import { hashOfImages } from './hash-of-images.ts';
import { imageData } from './image-data.ts';
import { loadNetwork } from './load-network.ts';
import { parseManifest } from './manifest.ts';
import { createOptimizer } from './optimizer.ts';
import { checkSameRun } from './same-run.ts';
import { storedWeights } from './stored-weights.ts';
import { restoreVariables } from './tensor-file.ts';
import { trainEpoch } from './train-epoch.ts';

/**
 * Fine-tunes a network, and tells of it while it goes on.
 *
 * Epochs found finished in the run's folder are told of again and not trained again; an epoch that was cut
 * short starts anew, with the same batches. So a run that was killed and resumed ends as one that was not.
 * Stop iterating to cancel. Same settings, images and machine give the same weights.
 *
 * @throws Failure that says what is wrong and what to do.
 */
export async function* fineTune(
  request: TrainRequest,
  now: () => number,
): AsyncGenerator<TrainingEvent, void, undefined> {
  const { settings, runFolder } = request;
  const cleanUp: (() => unknown)[] = [];
  try {
    const manifestText = await readFile(request.manifest, 'utf8');
    const manifest = parseManifest(manifestText);
    const manifestHash = hashOfImages(manifestText);
    await mkdir(runFolder, { recursive: true });
    const found = await readNewestCheckpoint(runFolder);
    if (found) checkSameRun(found, settings, manifestHash);

    const network = await loadNetwork(settings.network, settings.inputSize, settings.seed);
    cleanUp.push(() => network.model.dispose());
    const variables = freezeLayers(network, settings.mode);
    const optimizer = createOptimizer(settings, variables);
    cleanUp.push(() => optimizer.dispose());
    const weights = storedWeights(network, settings.mode);
    if (found) {
      restoreVariables(weights, found.record.weights, found.weights);
      restoreVariables(optimizer.memory, found.record.optimizer, found.optimizer);
      optimizer.steps = found.record.optimizerSteps;
    }

    const epochs: EpochMetrics[] = [...(found?.record.epochs ?? [])];
    yield {
      kind: 'prepared',
      device: computeDevice(),
      trainCount: manifest.train.length,
      validationCount: manifest.validation.length,
      trainableParameters: variables.reduce((sum, variable) => sum + variable.size, 0),
      resumedEpochs: epochs.length,
    };
    for (const metrics of epochs) yield { kind: 'epoch-ended', metrics };

    let skippedImages = 0;
    if (epochs.length < settings.epochs) {
      const data =
        settings.mode === 'FT-F'
          ? yield* featureData(manifest, network, settings, runFolder)
          : imageData(manifest, network, settings);
      cleanUp.push(() => data.close());
      const session = { settings, data, variables, optimizer, now };
      while (epochs.length < settings.epochs) {
        const metrics = yield* trainEpoch(session, epochs.length + 1);
        epochs.push(metrics);
        await writeCheckpoint(runFolder, {
          settings,
          manifestHash,
          epochs,
          optimizerSteps: optimizer.steps,
          weights,
          optimizer: optimizer.memory,
        });
        yield { kind: 'epoch-ended', metrics };
      }
      skippedImages = data.skippedImages();
    }
    yield { kind: 'finished', bestEpoch: bestEpoch(epochs), epochs: epochs.length, skippedImages };
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}
