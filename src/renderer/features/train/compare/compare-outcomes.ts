import type { RunSummary } from '../../../../shared/domain/run.ts';
import { accuracyText } from '../../../ui/number-text.ts';
import { measuredText } from '../../../ui/time-text.ts';
import { bestEpochOf, trainingSeconds } from '../best-epoch-of.ts';

export type OutcomeRow = {
  readonly name: string;
  /** One text a run; a dash where there is no value. */
  readonly texts: readonly string[];
  /** Places of the runs that are best at it, as far as the texts tell; none where all are the same or nothing can be best. */
  readonly best: readonly number[];
};

/** What several runs have come to, side by side. */
export function comparedOutcomes(runs: readonly RunSummary[]): readonly OutcomeRow[] {
  const best = runs.map(bestEpochOf);
  return [
    row(
      'Best epoch',
      best.map((epoch) => epoch?.epoch ?? null),
      (epoch) => `${epoch}`,
    ),
    row(
      'Validation accuracy',
      best.map((epoch) => epoch?.validationAccuracy ?? null),
      accuracyText,
      Math.max,
    ),
    row(
      'Validation loss',
      best.map((epoch) => epoch?.validationLoss ?? null),
      (loss) => loss.toFixed(3),
      Math.min,
    ),
    row(
      'Train accuracy',
      best.map((epoch) => epoch?.trainAccuracy ?? null),
      accuracyText,
    ),
    row(
      'Time per epoch',
      runs.map((run) =>
        run.epochs.length === 0 ? null : trainingSeconds(run) / run.epochs.length,
      ),
      measuredText,
      Math.min,
    ),
    row(
      'Time trained',
      runs.map((run) => (run.epochs.length === 0 ? null : trainingSeconds(run))),
      measuredText,
    ),
  ];
}

function row(
  name: string,
  values: readonly (number | null)[],
  text: (value: number) => string,
  pick?: (...values: number[]) => number,
): OutcomeRow {
  const known = values.filter((value) => value !== null);
  const texts = values.map((value) => (value === null ? '–' : text(value)));
  const winner = pick === undefined || known.length === 0 ? null : text(pick(...known));
  const isTold = winner !== null && new Set(known.map(text)).size > 1;
  return {
    name,
    texts,
    best: isTold ? [...texts.keys()].filter((place) => texts[place] === winner) : [],
  };
}
