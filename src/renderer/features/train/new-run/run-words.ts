import type { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';
import type { RunEstimate } from '../../../../shared/domain/run-estimate.ts';
import { countOf } from '../../../ui/number-text.ts';
import { measuredText } from '../../../ui/time-text.ts';

/** What will be done: `MobileNetV2, FT-F, 20 epochs on b-t4sa, 9,600 training images, on the CPU`. */
export function runSentence(
  { network, mode, epochs }: Pick<FineTuneSettings, 'network' | 'mode' | 'epochs'>,
  dataset: { readonly name: string; readonly trainingImages: number },
  /** Null until it is known. */
  device: 'cpu' | 'gpu' | null,
): string {
  const length = Number.isFinite(epochs) ? countOf(epochs, 'epoch') : 'some epochs';
  const what = `${network}, ${mode}, ${length} on ${dataset.name}, ${countOf(dataset.trainingImages, 'training image')}`;
  return device === null ? what : `${what}, on the ${device.toUpperCase()}`;
}

/**
 * The settings with all that changes no time set to one value, so that the same measurement serves them all. One
 * epoch is asked for; `totalSeconds` tells what more of them take.
 */
export function timedSettings(settings: FineTuneSettings): FineTuneSettings {
  return {
    ...settings,
    epochs: 1,
    learningRate: 1e-3,
    lastLayerRate: 1,
    schedule: { kind: 'constant' },
    momentum: 0.9,
    weightDecay: 0,
    clipNorm: null,
    patience: null,
    classWeights: 'none',
  };
}

/** Seconds that so many epochs take, with what comes before them. */
export function totalSeconds(
  { preparationSeconds, secondsPerEpoch }: RunEstimate,
  epochs: number,
): number {
  return preparationSeconds + epochs * secondsPerEpoch;
}

/** How the time is made up: preparation, epochs, batches. */
export function estimateParts(estimate: RunEstimate): readonly string[] {
  const { preparationSeconds, secondsPerEpoch, featuresToCompute } = estimate;
  const { batchSize, accumulate } = estimate;
  const prepared = featuresToCompute > 0 ? ` (${countOf(featuresToCompute, 'feature')})` : '';
  return [
    `${measuredText(preparationSeconds)} to prepare${prepared}`,
    `${secondsPerEpoch < 0.05 ? 'under 0.1 s' : measuredText(secondsPerEpoch)} per epoch`,
    accumulate === 1
      ? `batches of ${batchSize}`
      : `batches of ${batchSize}, ${accumulate} to a step`,
  ];
}
