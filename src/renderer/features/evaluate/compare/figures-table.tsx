import { modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { ReportRequest } from '../../../../shared/domain/evaluation-report.ts';
import { useReport } from '../../../bridge/evaluation-queries.ts';
import { type ReportFigure, reportFigures } from '../report/report-figures.ts';

type FiguresTableProps = { readonly first: ReportRequest; readonly second: ReportRequest };

/** The figures of two reports side by side, each with its own interval. */
export function FiguresTable({ first, second }: FiguresTableProps) {
  const [one, other] = [useReport(first).data, useReport(second).data];
  if (one === undefined || other === undefined) return null;
  const others = reportFigures(other.metrics);
  return (
    <table className="list-table" aria-label="Each by itself">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="number-cell">
            {modelName(first.model)}
          </th>
          <th scope="col" className="number-cell">
            {modelName(second.model)}
          </th>
        </tr>
      </thead>
      <tbody>
        {reportFigures(one.metrics).map((figure, place) => (
          <tr key={figure.name}>
            <th scope="row">{figure.name}</th>
            <FigureCell figure={figure} />
            <FigureCell figure={others[place]} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FigureCell({ figure }: { readonly figure: ReportFigure | undefined }) {
  if (figure === undefined || figure.estimate === null) return <td className="number-cell">–</td>;
  const { estimate, text } = figure;
  return (
    <td className="number-cell">
      {text(estimate.value)}
      <div className="second-line">
        {text(estimate.low)} – {text(estimate.high)}
      </div>
    </td>
  );
}
