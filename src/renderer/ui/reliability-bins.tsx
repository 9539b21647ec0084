import type { ReliabilityBin } from '../../shared/domain/teacher.ts';
import { countText, scoreText } from './number-text.ts';

/** The bins of a reliability diagram in figures. */
export function ReliabilityBins(props: {
  readonly bins: readonly ReliabilityBin[];
  readonly unit: 'text' | 'image';
}) {
  const { bins, unit } = props;
  return (
    <table className="split-table" aria-label="Bins of the reliability diagram">
      <thead>
        <tr>
          <th scope="col">Mean confidence</th>
          <th scope="col">Share right</th>
          <th scope="col">{unit === 'text' ? 'Texts' : 'Images'}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.confidence}>
            <th scope="row">{scoreText(bin.confidence)}</th>
            <td>{scoreText(bin.accuracy)}</td>
            <td>{countText(bin.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
