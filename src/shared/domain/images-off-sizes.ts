import type { DatasetSummary } from './dataset.ts';
import type { SplitSizes } from './dataset-options.ts';
import { POLARITIES } from './polarity.ts';
import { SPLITS } from './split.ts';

/** How many images lie in another split than the sizes asked for, because what belongs together was not cut. */
export function imagesOffSizes(counts: DatasetSummary['counts'], sizes: SplitSizes): number {
  return SPLITS.reduce((off, split) => {
    const has = POLARITIES.reduce((sum, polarity) => sum + counts[split][polarity], 0);
    return off + Math.max(0, has - sizes[split]);
  }, 0);
}
