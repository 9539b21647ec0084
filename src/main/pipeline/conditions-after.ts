import type { RunConditions } from '../../shared/domain/run.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';

/** What is known of a run's conditions after one more event of its training; the same object where it tells nothing. */
export function conditionsAfter(
  known: RunConditions | null,
  event: TrainingEvent,
): RunConditions | null {
  if (event.kind === 'prepared') {
    const { device, trainCount, validationCount, trainableParameters } = event;
    const { batchSize, accumulate } = event;
    return { device, trainCount, validationCount, trainableParameters, batchSize, accumulate };
  }
  if (event.kind !== 'finished' || known === null) return known;
  const { stoppedEarly, skippedImages } = event;
  return {
    ...known,
    ...(stoppedEarly === undefined ? {} : { stoppedEarly }),
    ...(skippedImages === undefined ? {} : { skippedImages }),
  };
}
