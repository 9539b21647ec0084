import type { PolarityMetrics } from '../../../../shared/domain/evaluation-metrics.ts';
import { countOf } from '../../../ui/number-text.ts';
import { PolarityBadge } from '../../../ui/polarity-badge.tsx';
import { EstimateCell } from '../estimate-cell.tsx';

/** How well each polarity is told from the others; below each figure its 95 % interval. */
export function PolarityTable({ rows }: { readonly rows: readonly PolarityMetrics[] }) {
  return (
    <table className="list-table polarity-table" aria-label="Scores per polarity">
      <thead>
        <tr>
          <th scope="col">Polarity</th>
          {['Precision %', 'Recall %', 'F1', 'ROC AUC'].map((name) => (
            <th key={name} scope="col" className="number-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ polarity, support, precision, recall, f1, rocAuc }) => (
          <tr key={polarity}>
            <th scope="row">
              <PolarityBadge polarity={polarity} />
              <div className="second-line">{countOf(support, 'image')}</div>
            </th>
            <EstimateCell estimate={precision} form="percent" />
            <EstimateCell estimate={recall} form="percent" />
            <EstimateCell estimate={f1} form="score" />
            <EstimateCell estimate={rocAuc} form="score" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
