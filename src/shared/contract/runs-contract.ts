import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { FineTuneSettings } from '../domain/fine-tune.ts';
import { ItemName } from '../domain/ids.ts';
import { RunFootprint, RunSummary } from '../domain/run.ts';
import { RunEstimate } from '../domain/run-estimate.ts';
import { TrainingEvent } from '../domain/training-event.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);
const named = z.object({ name: ItemName });

/** Fine-tunings; the job `train` begins one or goes on with it. */
export const runsContract = {
  /** Newest first. */
  list: procedure.output(z.array(RunSummary).readonly()),
  get: procedure.input(named).output(RunSummary),
  /** Events of a run that is being trained, from now on; ends with the training. */
  watch: procedure.input(named).output(eventIterator(TrainingEvent)),
  /**
   * How long a fine-tuning would take, by a few batches that are measured now; null while a job has the trainer.
   * Aborting it ends the measurement.
   */
  estimate: procedure
    .input(z.object({ dataset: ItemName, settings: FineTuneSettings }))
    .output(RunEstimate.nullable()),
  /** What removing a run would take away. */
  footprint: procedure.input(named).output(RunFootprint),
  /** Makes the best epoch so far the model of a run that was stopped. Fails CONFLICT while it trains or without an epoch. */
  finish: procedure.input(named).output(RunSummary),
  /** Deletes a run with its checkpoints, model and evaluations; exports stay. Fails CONFLICT while it trains or waits. */
  remove: procedure.input(named).output(z.array(RunSummary).readonly()),
};
