import type { DatasetSummary } from '../../shared/domain/dataset.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import type { DrawnDataset } from './build-dataset.ts';

/** How many images of each polarity a drawn dataset has in each split. */
export function splitCounts({ polarities, splits }: DrawnDataset): DatasetSummary['counts'] {
  const of = partCounts(polarities, splits, SPLITS.length);
  const ofSplit = (split: Split) => of(SPLITS.indexOf(split));
  return { train: ofSplit('train'), validation: ofSplit('validation'), test: ofSplit('test') };
}

/** Counts of the polarities in each of the parts that have numbers from 0 up. */
export function partCounts(
  polarities: Uint8Array,
  parts: Uint8Array,
  count: number,
): (part: number) => Readonly<Record<Polarity, number>> {
  const counts = new Uint32Array(count * POLARITIES.length);
  for (let at = 0; at < polarities.length; at += 1) {
    const cell = (parts[at] ?? 0) * POLARITIES.length + (polarities[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return (part) => {
    const [NEG = 0, NEU = 0, POS = 0] = counts.subarray(
      part * POLARITIES.length,
      (part + 1) * POLARITIES.length,
    );
    return { NEG, NEU, POS };
  };
}
