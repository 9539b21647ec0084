import type { FineTuneSettings, RESUMABLE_CHANGES } from '../../../../shared/domain/fine-tune.ts';
import type { RunSummary } from '../../../../shared/domain/run.ts';

/** What may differ when a run goes on. */
export type GoOnSettings = Pick<FineTuneSettings, (typeof RESUMABLE_CHANGES)[number]>;

/** How much smaller the learning rate is made after the loss was lost. */
const CAREFUL_FACTOR = 0.1;

/** Whether a run failed because its loss was no longer a number. */
export function hasLostItsLoss({ state, failure }: RunSummary): boolean {
  return state === 'failed' && failure !== null && /no longer a number|\bNaN\b/i.test(failure);
}

/**
 * What a run is offered to go on with.
 *
 * After a lost loss, a tenth of the learning rate; a finished run, half as many epochs again, and where it had
 * stopped early, patience for them.
 */
export function offeredGoOn(run: RunSummary): GoOnSettings {
  const { epochs, patience, learningRate, clipNorm } = run.settings;
  if (run.state === 'finished') {
    const more = Math.max(1, Math.ceil(epochs / 2));
    return {
      epochs: run.epochs.length + more,
      patience: patience === null ? null : Math.max(patience, epochsWithoutGain(run) + more),
      learningRate,
      clipNorm,
    };
  }
  return {
    epochs,
    patience,
    learningRate: hasLostItsLoss(run) ? rounded(learningRate * CAREFUL_FACTOR) : learningRate,
    clipNorm,
  };
}

/** Why a run would not go on with these settings; null where it would. */
export function goOnProblem(run: RunSummary, changed: GoOnSettings): string | null {
  const done = run.epochs.length;
  if (changed.epochs <= done) return `It has ${done} epochs already: ask for more.`;
  const without = epochsWithoutGain(run);
  if (changed.patience !== null && changed.patience <= without) {
    return `It would stop at once: ${without} epochs were no better already. Ask for more patience.`;
  }
  return null;
}

/** Epochs since the validation accuracy was last higher than before; 0 where nothing was validated. */
function epochsWithoutGain({ epochs }: RunSummary): number {
  const accuracies = epochs.map(({ validationAccuracy }) => validationAccuracy);
  if (accuracies.length === 0 || accuracies.includes(null)) return 0;
  const known = accuracies.map((accuracy) => accuracy ?? 0);
  return known.length - 1 - known.indexOf(Math.max(...known));
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
