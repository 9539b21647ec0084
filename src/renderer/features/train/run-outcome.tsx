import type { RunSummary } from '../../../shared/domain/run.ts';
import { Facts } from '../../ui/facts.tsx';
import { accuracyText } from '../../ui/number-text.ts';
import { measuredText } from '../../ui/time-text.ts';
import { isResumable } from './run-jobs.ts';

/** What a run that does not train right now has come to. */
export function RunOutcome({ run }: { readonly run: RunSummary }) {
  const { epochs, settings, bestEpoch, state } = run;
  const best = epochs.find(({ epoch }) => epoch === bestEpoch);
  const seconds = epochs.reduce((sum, metrics) => sum + metrics.seconds, 0);
  return (
    <Facts
      facts={[
        ['Epochs', `${epochs.length} of ${settings.epochs}, in ${measuredText(seconds)}`],
        ...(best === undefined
          ? []
          : [
              ['Best epoch', best.epoch] as const,
              ['Validation accuracy', accuracyOrDash(best.validationAccuracy)] as const,
              ['Train accuracy', accuracyText(best.trainAccuracy)] as const,
            ]),
        ...(isResumable(state)
          ? [['Next', 'Resume training: it goes on after the last finished epoch.'] as const]
          : []),
      ]}
    />
  );
}

function accuracyOrDash(accuracy: number | null): string {
  return accuracy === null ? '–' : accuracyText(accuracy);
}
