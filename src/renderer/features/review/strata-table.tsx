import type { AuditStratum, Estimate } from '../../../shared/domain/audit.ts';
import { IntervalBar } from '../../ui/interval-bar.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';

type StrataTableProps = {
  readonly strata: readonly (AuditStratum & { readonly estimate?: Estimate })[];
};

/** The groups that an audit draws from, and what was found in each, once there is something. */
export function StrataTable({ strata }: StrataTableProps) {
  const hasEstimates = strata.some(({ estimate }) => estimate !== undefined);
  return (
    <table className="list-table" aria-label="Groups">
      <thead>
        <tr>
          <th scope="col">Label</th>
          <th scope="col">Confidence</th>
          <th scope="col" className="number-cell">
            Images
          </th>
          <th scope="col" className="number-cell">
            Can be drawn
          </th>
          <th scope="col" className="number-cell">
            {hasEstimates ? 'Checked' : 'To check'}
          </th>
          {hasEstimates && (
            <>
              <th scope="col" className="number-cell">
                Fit
              </th>
              <th scope="col">95 % interval</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {strata.map((stratum) => (
          <tr key={`${stratum.polarity} ${stratum.low} ${stratum.high}`}>
            <th scope="row">
              <PolarityBadge polarity={stratum.polarity} />
            </th>
            <td>
              {accuracyText(stratum.low)} – {accuracyText(stratum.high)}
            </td>
            <td className="number-cell">{countText(stratum.images)}</td>
            <td className="number-cell">{countText(stratum.drawable)}</td>
            {stratum.estimate === undefined ? (
              <td className="number-cell">{countText(stratum.sampled)}</td>
            ) : (
              <EstimateCells estimate={stratum.estimate} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EstimateCells({ estimate }: { readonly estimate: Estimate }) {
  const { checked, planned, precision } = estimate;
  return (
    <>
      <td className="number-cell">
        {countText(checked)} of {countText(planned)}
      </td>
      <td className="number-cell">{precision === null ? '–' : accuracyText(precision.value)}</td>
      <td>{precision === null ? '–' : <IntervalBar proportion={precision} />}</td>
    </>
  );
}
