import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import type { SplitRatios } from '../../../shared/domain/split.ts';

type PerPolarity = Readonly<Record<Polarity, number>>;

/** Images per polarity that a dataset from these candidates has: with `balance`, as many of each as of the rarest. */
export function expectedImages(candidates: PerPolarity, balance: boolean): PerPolarity {
  if (!balance) return candidates;
  const least = Math.min(candidates.NEG, candidates.NEU, candidates.POS);
  return { NEG: least, NEU: least, POS: least };
}

/**
 * About how that splits; the build itself keeps near-duplicate groups and posts together, so that
 * its counts may differ by a few.
 */
export function expectedSplits(images: PerPolarity, ratios: SplitRatios) {
  const part = (share: number): PerPolarity => ({
    NEG: Math.round(images.NEG * share),
    NEU: Math.round(images.NEU * share),
    POS: Math.round(images.POS * share),
  });
  const validation = part(ratios.validation);
  const test = part(ratios.test);
  const train = Object.fromEntries(
    POLARITIES.map((polarity) => [
      polarity,
      images[polarity] - validation[polarity] - test[polarity],
    ]),
  ) as PerPolarity; // why: fromEntries forgets the keys
  return { train, validation, test };
}

/** The ratios that two whole percentages leave; null when nothing is left for training. */
export function ratiosFromPercents(validation: number, test: number): SplitRatios | null {
  const train = 100 - validation - test;
  if (validation < 0 || test < 0 || train <= 0) return null;
  return { train: train / 100, validation: validation / 100, test: test / 100 };
}
