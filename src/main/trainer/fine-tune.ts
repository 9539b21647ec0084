import { mkdir, readFile } from 'node:fs/promises';
import type { TrainRequest } from '../../shared/contract/trainer-contract.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { explainFailure } from './explain-failure.ts';
import { hashOfImages } from './hash-of-images.ts';
import { parseManifest } from './manifest.ts';
import { CHECKPOINT_INTERVAL_MS } from './resumable-training.ts';
import { trainResumably } from './train-resumably.ts';

type FineTuneOptions = { readonly checkpointIntervalMs?: number };

/**
 * Fine-tunes a network, and tells of it while it goes on; see `trainResumably`. Whoever iterates pauses or
 * cancels the run by stopping, and goes on with the next call.
 *
 * @throws Failure that says what is wrong and what to do.
 */
export async function* fineTune(
  request: TrainRequest,
  now: () => number,
  { checkpointIntervalMs = CHECKPOINT_INTERVAL_MS }: FineTuneOptions = {},
): AsyncGenerator<TrainingEvent, void, undefined> {
  const { runFolder: folder, featuresFolder, weightsFolder, settings } = request;
  try {
    const manifestText = await readFile(request.manifest, 'utf8');
    const manifest = parseManifest(manifestText);
    await mkdir(folder, { recursive: true });
    yield* trainResumably({
      folder,
      featuresFolder,
      weightsFolder,
      settings,
      manifest,
      manifestHash: hashOfImages(manifestText),
      now,
      checkpointIntervalMs,
    });
  } catch (error) {
    throw explainFailure(error, settings.batchSize);
  }
}
