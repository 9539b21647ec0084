import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import { countText } from './number-text.ts';
import { PolarityBadge } from './polarity-badge.tsx';

export type SplitCounts = Readonly<Record<Split, Readonly<Record<Polarity, number>>>>;

type SplitTableProps = { readonly label: string; readonly counts: SplitCounts };

/** Images per split and polarity, with the sums. */
export function SplitTable({ label, counts }: SplitTableProps) {
  return (
    <table className="split-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Split</th>
          {POLARITIES.map((polarity) => (
            <th key={polarity} scope="col">
              <PolarityBadge polarity={polarity} />
            </th>
          ))}
          <th scope="col">Images</th>
        </tr>
      </thead>
      <tbody>
        {SPLITS.map((split) => (
          <tr key={split}>
            <th scope="row">{split}</th>
            {POLARITIES.map((polarity) => (
              <td key={polarity}>{countText(counts[split][polarity])}</td>
            ))}
            <td>{countText(imagesOfSplit(counts[split]))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">all</th>
          {POLARITIES.map((polarity) => (
            <td key={polarity}>
              {countText(SPLITS.reduce((sum, split) => sum + counts[split][polarity], 0))}
            </td>
          ))}
          <td>{countText(imagesIn(counts))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** All images of all splits. */
export function imagesIn(counts: SplitCounts): number {
  return SPLITS.reduce((sum, split) => sum + imagesOfSplit(counts[split]), 0);
}

/** All images of one split. */
export function imagesOfSplit(perPolarity: Readonly<Record<Polarity, number>>): number {
  return POLARITIES.reduce((sum, polarity) => sum + perPolarity[polarity], 0);
}
