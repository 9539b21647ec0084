import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import { accuracyText } from '../../../ui/number-text.ts';
import { measuredText } from '../../../ui/time-text.ts';

type EpochTableProps = {
  readonly epochs: readonly EpochMetrics[];
  readonly bestEpoch: number | null;
};

/** The metrics of every epoch, the last one first. */
export function EpochTable({ epochs, bestEpoch }: EpochTableProps) {
  return (
    <table className="list-table" aria-label="Epochs">
      <thead>
        <tr>
          <th scope="col">Epoch</th>
          {['Train loss', 'Train accuracy', 'Validation loss', 'Validation accuracy', 'Time'].map(
            (name) => (
              <th key={name} scope="col" className="number-cell">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {epochs.toReversed().map((metrics) => (
          <tr
            key={metrics.epoch}
            className={metrics.epoch === bestEpoch ? 'best-epoch' : undefined}
          >
            <th scope="row">
              {metrics.epoch}
              {metrics.epoch === bestEpoch && <span className="dim"> · best</span>}
            </th>
            <td className="number-cell">{metrics.trainLoss.toFixed(4)}</td>
            <td className="number-cell">{accuracyText(metrics.trainAccuracy)}</td>
            <td className="number-cell">{metrics.validationLoss?.toFixed(4) ?? '–'}</td>
            <td className="number-cell">
              {metrics.validationAccuracy === null ? '–' : accuracyText(metrics.validationAccuracy)}
            </td>
            <td className="number-cell dim">{measuredText(metrics.seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
