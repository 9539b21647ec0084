import type { RunEstimate } from '../../shared/domain/run-estimate.ts';
import { durationText } from '../../shared/duration-text.ts';
import type { Studio } from '../app/studio.ts';
import type { Output } from './output.ts';
import { parseRequest } from './parse-request.ts';

/** Tells how long a fine-tuning would take, and does not begin it. An interrupt (Ctrl+C) ends the measurement. */
export async function estimateCommand(
  studio: Studio,
  request: { readonly kind: 'train' },
  output: Output,
): Promise<void> {
  const parsed = parseRequest(request);
  if (parsed.kind !== 'train') throw new Error(`${parsed.kind} has no estimate`);
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  try {
    const estimate = await studio.requireSession().estimates.estimate(parsed, abort.signal);
    // Nobody else has jobs in the workspace that a command has open.
    if (estimate === null) process.exitCode = 130;
    else output.result({ event: 'estimate', ...estimate }, estimateText(estimate));
  } finally {
    process.off('SIGINT', stop);
  }
}

function estimateText(estimate: RunEstimate): string {
  const { featuresToCompute, featuresStored, preparationSeconds, secondsPerEpoch } = estimate;
  const features =
    featuresToCompute + featuresStored === 0
      ? ''
      : `, with features of ${featuresToCompute} images to compute and ${featuresStored} stored`;
  return [
    `about ${durationText(estimate.totalSeconds)} on the ${estimate.device.toUpperCase()}${estimate.fromSmallerBatches ? ', roughly: told from smaller batches' : ''}`,
    `before the first epoch ${preparationSeconds.toFixed(1)} s${features}`,
    `each epoch ${secondsPerEpoch.toFixed(1)} s: ${estimate.trainCount} images to train on, ${estimate.validationCount} to validate`,
    `batches of ${estimate.batchSize}, ${estimate.accumulate} of which make a step; ${estimate.trainableParameters} trainable weights`,
    `measured in ${estimate.measuredSeconds.toFixed(1)} s`,
  ].join('\n  ');
}
