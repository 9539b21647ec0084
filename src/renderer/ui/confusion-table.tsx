import { VisuallyHidden } from '@mantine/core';
import type { ConfusionMatrix } from '../../shared/domain/evaluation.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { countText, shareText } from './number-text.ts';
import { PolarityBadge } from './polarity-badge.tsx';
import { rowShares } from './row-shares.ts';

/** Share from which white text has more contrast than the scheme's own; at any share one of the two has 4.5 : 1. */
const WHITE_FROM = 0.92;

type ConfusionTableProps = {
  readonly confusion: ConfusionMatrix;
  /** Whose answers stand in the columns. */
  readonly predictor: 'network' | 'teacher' | 'weak label';
  /** Whose answers stand in the rows; left out: people's. */
  readonly labeller?: 'people say' | 'weak label says';
  /** Opens the images of a cell; cells without images cannot be opened. */
  readonly onOpen?: (cell: ConfusionCell) => void;
  readonly opened?: ConfusionCell | null;
};

/** Places in the matrix: 0 to 2 for NEG, NEU, POS. */
export type ConfusionCell = { readonly manual: number; readonly predicted: number };

/** Manual labels against predictions; the colour is the share of the row. */
export function ConfusionTable(props: ConfusionTableProps) {
  const { confusion, predictor, labeller = 'people say', onOpen, opened = null } = props;
  const shares = rowShares(confusion);
  return (
    <table className="confusion" aria-label="Confusion matrix">
      <thead>
        <tr>
          <th scope="col">
            <span className="confusion-axis">{labeller} ↓ ·</span>{' '}
            <span className="confusion-axis">{predictor} says →</span>
          </th>
          {POLARITIES.map((polarity) => (
            <th key={polarity} scope="col">
              <PolarityBadge polarity={polarity} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {POLARITIES.map((manual, row) => (
          <tr key={manual}>
            <th scope="row" style={{ textAlign: 'right' }}>
              <PolarityBadge polarity={manual} />
            </th>
            {POLARITIES.map((predicted, column) => (
              <Cell
                key={predicted}
                manual={manual}
                predicted={predicted}
                words={`${labeller} ${manual}, ${predictor} says ${predicted}: show the images`}
                count={confusion[row]?.[column] ?? 0}
                share={shares[row]?.[column] ?? 0}
                isOpen={opened?.manual === row && opened.predicted === column}
                onOpen={onOpen && (() => onOpen({ manual: row, predicted: column }))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell(props: {
  readonly manual: Polarity;
  readonly predicted: Polarity;
  /** What its button does. */
  readonly words: string;
  readonly count: number;
  readonly share: number;
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | undefined;
}) {
  const { manual, predicted, words, count, share, isOpen, onOpen } = props;
  const figures = (
    <>
      <b>{countText(count)}</b>
      <span>{shareText(share)}</span>
    </>
  );
  return (
    <td
      className={manual === predicted ? 'confusion-right' : undefined}
      style={{
        background: `color-mix(in srgb, #5b5bd6 ${Math.round(share * 100)}%, var(--raised))`,
        color: share >= WHITE_FROM ? '#ffffff' : 'var(--confusion-ink)',
      }}
    >
      {onOpen === undefined || count === 0 ? (
        figures
      ) : (
        <button type="button" className="confusion-button" aria-expanded={isOpen} onClick={onOpen}>
          {figures}
          <VisuallyHidden>{words}</VisuallyHidden>
        </button>
      )}
    </td>
  );
}
