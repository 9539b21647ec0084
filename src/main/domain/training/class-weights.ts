import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';

/**
 * How many times an image of each polarity counts in the loss: [NEG, NEU, POS].
 *
 * `balanced`: images / (classes that have images · images of the class), whose mean over the images is 1.
 */
export function classWeights(
  rule: FineTuneSettings['classWeights'],
  polarities: readonly (0 | 1 | 2)[],
): readonly [number, number, number] {
  if (rule === 'none') return [1, 1, 1];
  const counts = [0, 0, 0];
  for (const polarity of polarities) counts[polarity] = (counts[polarity] ?? 0) + 1;
  const present = counts.filter((count) => count > 0).length;
  const weight = (polarity: 0 | 1 | 2): number => {
    const count = counts[polarity] ?? 0;
    return count === 0 ? 1 : polarities.length / (present * count);
  };
  return [weight(0), weight(1), weight(2)];
}
