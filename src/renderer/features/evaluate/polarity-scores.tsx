import type { EvaluationScore } from '../../../shared/domain/evaluation.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';

/** Precision, recall and F1 of every polarity. */
export function PolarityScores({ score }: { readonly score: EvaluationScore }) {
  return (
    <table className="list-table" aria-label="Scores per polarity">
      <thead>
        <tr>
          <th scope="col">Polarity</th>
          {['Precision', 'Recall', 'F1', 'Images'].map((name) => (
            <th key={name} scope="col" className="number-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {POLARITIES.map((polarity) => {
          const { precision, recall, f1, support } = score.perPolarity[polarity];
          return (
            <tr key={polarity}>
              <th scope="row">
                <PolarityBadge polarity={polarity} />
              </th>
              <td className="number-cell">{shareOrDash(precision)}</td>
              <td className="number-cell">{shareOrDash(recall)}</td>
              <td className="number-cell">{shareOrDash(f1)}</td>
              <td className="number-cell">{countText(support)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function shareOrDash(share: number | null): string {
  return share === null ? '–' : accuracyText(share);
}
