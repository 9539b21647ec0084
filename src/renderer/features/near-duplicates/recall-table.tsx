import type { CopyMeasurementRow } from '../../../shared/domain/copy-measurement.ts';
import { IntervalBar } from '../../ui/interval-bar.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { PLANTED_KIND_WORDS } from './planted-kind-words.ts';
import { recallWords } from './recall-words.ts';

type RecallTableProps = { readonly rows: readonly CopyMeasurementRow[] };

/** How many copies of each kind are found, in words and as a bar, and how much of what is found is right. */
export function RecallTable({ rows }: RecallTableProps) {
  return (
    <table className="list-table recall-table" aria-label="Recall by kind of copy">
      <thead>
        <tr>
          <th scope="col">Kind of copy</th>
          <th scope="col">In words</th>
          <th scope="col" className="number-cell">
            Found
          </th>
          <th scope="col">95 % interval</th>
          <th scope="col" className="number-cell">
            Precision
          </th>
          <th scope="col" className="number-cell">
            Wrong pairs
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RecallRow key={row.kind} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function RecallRow({ row }: { readonly row: CopyMeasurementRow }) {
  const { kind, planted, recall, precision, wrong } = row;
  const { name, explanation } = PLANTED_KIND_WORDS[kind];
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="dim">{explanation}</span>
      </th>
      <td>{recallWords(row)}</td>
      <td className="number-cell">
        {countText(Math.round(planted * recall.value))} of {countText(planted)}
      </td>
      <td>
        <IntervalBar proportion={recall} />
      </td>
      <td className="number-cell">{precision === null ? '–' : accuracyText(precision.value)}</td>
      <td className="number-cell">{countText(wrong)}</td>
    </tr>
  );
}
