import type {
  EvaluationReport,
  EvaluationSlice,
} from '../../../../shared/domain/evaluation-report.ts';
import { countText } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { platformName } from '../../../ui/platform-name.ts';
import { EstimateCell } from '../estimate-cell.tsx';

/** The same figures for parts of the images. */
export function SlicesPanel({ report }: { readonly report: EvaluationReport }) {
  const parts = [
    { name: 'People who agreed', slices: report.byAgreement },
    { name: 'Platform', slices: report.byPlatform.map(namedPlatform) },
    { name: 'Confidence of the weak label', slices: report.byConfidence },
  ].filter(({ slices }) => slices.length > 0);
  if (parts.length === 0) return null;
  return (
    <Panel title="By part" flush>
      {parts.map(({ name, slices }) => (
        <SliceTable key={name} name={name} slices={slices} />
      ))}
    </Panel>
  );
}

function SliceTable(props: { readonly name: string; readonly slices: readonly EvaluationSlice[] }) {
  const { name, slices } = props;
  return (
    <table className="list-table slice-table" aria-label={`By ${name.toLowerCase()}`}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className="number-cell">
            Images
          </th>
          <th scope="col" className="number-cell">
            Accuracy %
          </th>
          <th scope="col" className="number-cell">
            Macro recall %
          </th>
        </tr>
      </thead>
      <tbody>
        {slices.map((slice) => (
          <tr key={slice.name}>
            <th scope="row">{slice.name}</th>
            <td className="number-cell">{countText(slice.images)}</td>
            <EstimateCell estimate={slice.accuracy} form="percent" />
            <EstimateCell estimate={slice.macroRecall} form="percent" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function namedPlatform(slice: EvaluationSlice): EvaluationSlice {
  return { ...slice, name: platformName(slice.name) };
}
