import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';

/**
 * The learning rate of a step.
 *
 * `step`: rate · factor^⌊epoch / everyEpochs⌋ with epochs counted from 0, as Caffe's policy of that name.
 * `cosine`: a linear rise over the warm-up, then rate · (1 + cos(π · share of the rest)) / 2, without restarts:
 * Loshchilov and Hutter, "SGDR" (2017), equation 5.
 *
 * @param step from 0.
 */
export function learningRateAt(
  settings: Pick<FineTuneSettings, 'learningRate' | 'schedule' | 'epochs'>,
  step: number,
  stepsPerEpoch: number,
): number {
  const { learningRate, schedule } = settings;
  switch (schedule.kind) {
    case 'constant':
      return learningRate;
    case 'step': {
      const epoch = Math.floor(step / stepsPerEpoch);
      return learningRate * schedule.factor ** Math.floor(epoch / schedule.everyEpochs);
    }
    case 'cosine': {
      const all = settings.epochs * stepsPerEpoch;
      const rise = Math.min(schedule.warmUpEpochs * stepsPerEpoch, all - 1);
      if (step < rise) return (learningRate * (step + 1)) / (rise + 1);
      return (learningRate * (1 + Math.cos((Math.PI * (step - rise)) / (all - rise)))) / 2;
    }
  }
}
