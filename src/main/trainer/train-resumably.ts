import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import type { BatchPlan } from './batch-plan.ts';
import type { ResumableTraining } from './resumable-training.ts';
import { attemptTraining } from './training-attempt.ts';

/**
 * Trains to the end, and tells of it while it goes on.
 *
 * The folder keeps a checkpoint of every few minutes, of each epoch's end, and of the moment in which whoever
 * iterates stops. The next call goes on after the furthest of them, with the same batches, so that a training
 * that was killed and resumed ends with the same weights, bit by bit on a CPU, as one that was not. Epochs that
 * were finished are told of again.
 *
 * Where memory runs out and the batch size was to be found, it goes on from the last checkpoint with batches half
 * as large, twice as many of which make a step.
 *
 * @throws Failure for a folder of another training; whatever a training fails with.
 */
export async function* trainResumably(
  training: ResumableTraining,
): AsyncGenerator<TrainingEvent, void, undefined> {
  let largest: BatchPlan | null = null;
  for (;;) {
    const tried: 'finished' | BatchPlan = yield* attemptTraining(training, largest);
    if (tried === 'finished') return;
    largest = tried;
  }
}
