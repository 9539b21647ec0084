import type { RunSummary } from '../../../../shared/domain/run.ts';
import { Facts } from '../../../ui/facts.tsx';
import { accuracyText, countOf } from '../../../ui/number-text.ts';
import { measuredText } from '../../../ui/time-text.ts';
import { bestEpochOf, trainingSeconds } from '../best-epoch-of.ts';
import { isResumable } from '../run-jobs.ts';
import type { LiveTraining } from './live-training.ts';
import { earlyEnd, runConditions } from './run-conditions.ts';

type RunOutcomeProps = {
  readonly run: RunSummary;
  readonly live: LiveTraining;
};

/** What a run that does not train right now has come to. */
export function RunOutcome({ run, live }: RunOutcomeProps) {
  const { epochs, settings, state } = run;
  const best = bestEpochOf(run);
  const early = earlyEnd(run);
  const skipped = run.conditions?.skippedImages ?? 0;
  return (
    <Facts
      facts={[
        [
          'Epochs',
          epochs.length === 0
            ? `0 of ${settings.epochs}`
            : `${epochs.length} of ${settings.epochs}, in ${measuredText(trainingSeconds(run))}`,
        ],
        ...(early === null ? [] : [['Ended early', early] as const]),
        ...(best === null
          ? []
          : [
              ['Best epoch', best.epoch] as const,
              ['Validation accuracy', accuracyOrDash(best.validationAccuracy)] as const,
              ['Train accuracy', accuracyText(best.trainAccuracy)] as const,
            ]),
        ...runConditions(run, live),
        ...(skipped === 0
          ? []
          : [['Left out', `${countOf(skipped, 'image')} that could not be decoded`] as const]),
        ...(isResumable(state) ? [['Next', nextText(run)] as const] : []),
      ]}
    />
  );
}

function nextText({ epochs }: RunSummary): string {
  return epochs.length === 0
    ? 'Resume it: it goes on from its last checkpoint.'
    : 'Resume it: it goes on from its last checkpoint. Or finish it now with its best epoch.';
}

function accuracyOrDash(accuracy: number | null): string {
  return accuracy === null ? '–' : accuracyText(accuracy);
}
