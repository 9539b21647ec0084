import type { CrossFitEvent, CrossFitRequest } from '../../shared/contract/trainer-contract.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { headBatches } from './batch-plan.ts';
import type { FoldedImage } from './cross-fit-manifest.ts';
import { featureVariants } from './feature-variant.ts';
import { batchesOfFold, type FoldJudges, judgedRows, learntRows } from './fold-judges.ts';
import { imageFeatures } from './image-features.ts';
import type { Network } from './network.ts';
import { trainFold } from './train-fold.ts';

/**
 * The judges of a cross-fit in the mode FT-F: one head per fold, all on features that are computed once.
 *
 * Tells of the features while it computes them. Images that cannot be decoded are not judged.
 */
export async function* featureJudges(
  { settings, featuresFolder, weightsFolder }: CrossFitRequest,
  images: readonly FoldedImage[],
  network: Network,
  now: () => number,
): AsyncGenerator<CrossFitEvent, FoldJudges, undefined> {
  const variants = featureVariants(settings.augmentation);
  const features = yield* imageFeatures(images, network, variants, featuresFolder);
  const isReadable = (row: number) => features.every((variant) => variant.isReadable(row));
  const judged = (fold: number) => judgedRows(images, fold).filter(isReadable);
  const { size: batchSize, accumulate } = headBatches(settings);
  return {
    judged,
    judge: (fold) => {
      const seed = deriveSeed(settings.seed, 'fold', fold);
      const settled = { ...settings, batchSize, accumulate, seed };
      const rows = { train: learntRows(images, fold), judged: judged(fold) };
      return batchesOfFold(fold, trainFold(features, rows, settled, weightsFolder, now));
    },
    release: async () => undefined,
    close: async () => {
      await Promise.all(features.map((variant) => variant.close()));
    },
  };
}
