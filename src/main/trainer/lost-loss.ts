import { Failure } from '../../shared/failure.ts';

/** The loss is no longer a number: the weights ran away from everything that can be computed. */
export class LostLoss extends Failure {
  /** @param place Where it was noticed: `batch 3 of epoch 2`. */
  constructor(place: string) {
    super(
      'TRAINER_FAILED',
      `the loss was no longer a number in ${place}`,
      'Go on with a learning rate ten times smaller, or with gradients clipped: the run resumes at the beginning of that epoch.',
    );
  }
}
