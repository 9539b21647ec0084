import type { ConfusionMatrix } from '../../shared/domain/evaluation.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { countText, shareText } from './number-text.ts';
import { PolarityBadge } from './polarity-badge.tsx';
import { rowShares } from './row-shares.ts';

/** Share from which white text reads better than the scheme's own. */
const WHITE_FROM = 0.85;

type ConfusionTableProps = {
  readonly confusion: ConfusionMatrix;
  /** Whose answers stand in the columns. */
  readonly predictor: 'network' | 'teacher';
};

/** Manual labels against predictions; the colour is the share of the row. */
export function ConfusionTable({ confusion, predictor }: ConfusionTableProps) {
  const shares = rowShares(confusion);
  return (
    <table className="confusion" aria-label="Confusion matrix">
      <thead>
        <tr>
          <th scope="col">people say ↓ · {predictor} says →</th>
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
                count={confusion[row]?.[column] ?? 0}
                share={shares[row]?.[column] ?? 0}
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
  readonly count: number;
  readonly share: number;
}) {
  const { manual, predicted, count, share } = props;
  return (
    <td
      className={manual === predicted ? 'confusion-right' : undefined}
      style={{
        background: `color-mix(in srgb, #5b5bd6 ${Math.round(share * 100)}%, var(--raised))`,
        color: share >= WHITE_FROM ? '#ffffff' : 'var(--ink)',
      }}
    >
      <b>{countText(count)}</b>
      <span>{shareText(share)}</span>
    </td>
  );
}
