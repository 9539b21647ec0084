import type { NetworkName, WeightsChoice } from '../../shared/domain/fine-tune.ts';
import { Failure } from '../../shared/failure.ts';

/** The choice of weights does not exist for a network. */
export function refusedWeights(network: NetworkName, { kind }: WeightsChoice): Failure {
  return kind === 'shipped'
    ? new Failure(
        'TRAINER_FAILED',
        `no weights of ${network} come with the program`,
        'Import weights for it, or let it start from random ones.',
      )
    : new Failure(
        'TRAINER_FAILED',
        `${network} starts from the weights that come with the program, not from ${kind} ones`,
        'Its batch normalisation works with stored statistics, which fit those weights alone: choose shipped weights.',
      );
}
