import type { DatasetRecipe } from '../../shared/domain/dataset.ts';
import { sizesSum } from '../../shared/domain/dataset-options.ts';
import { POLARITIES, type Polarity, polarityIndex } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { balancePolarities } from './balance-polarities.ts';
import { type Candidates, keptCandidates, polarityCounts } from './candidates.ts';
import type { KindCounts } from './deal-by-group.ts';
import { deriveSeed, seededRandom } from './seeded-random.ts';

export type DrawRule = Pick<DatasetRecipe, 'balance' | 'perClass' | 'splitSizes' | 'seed'>;

/**
 * Draws as many images as a recipe asks for; see `drawnCounts`.
 *
 * @throws Failure BAD_INPUT as `drawnCounts`.
 */
export function drawImages(candidates: Candidates, rule: DrawRule): Candidates {
  const quotas = drawnCounts(polarityCounts(candidates.polarities), rule);
  if (rule.balance) return balancePolarities(candidates, deriveSeed(rule.seed, 'balance'), quotas);
  if (rule.splitSizes === undefined) return candidates;
  const kept = new Uint8Array(candidates.places.length);
  const order = seededRandom(deriveSeed(rule.seed, 'draw')).shuffled(kept.length);
  for (const at of order.subarray(0, sizesSum(rule.splitSizes))) kept[at] = 1;
  return keptCandidates(candidates, kept);
}

/**
 * How many images of each polarity a recipe draws.
 *
 * Balanced: as many as the smallest polarity has, or `perClass`, or a third of the splits' sizes. Otherwise:
 * all, or as many as the splits' sizes sum to, of each polarity about its share.
 *
 * @param counts images there are, in the order of `POLARITIES`.
 * @throws Failure BAD_INPUT when there are fewer than asked for, overall or of a polarity.
 */
export function drawnCounts(
  counts: KindCounts,
  { balance, perClass, splitSizes }: DrawRule,
): Readonly<Record<Polarity, number>> {
  const wanted = splitSizes === undefined ? null : sizesSum(splitSizes);
  const has = (polarity: Polarity) => counts[polarityIndex(polarity)] ?? 0;
  if (!balance) {
    if (perClass !== undefined) throw notBalanced();
    const all = counts.reduce((sum, count) => sum + count, 0);
    if (wanted !== null && wanted > all) throw tooFew('images', all, wanted);
    const share = wanted === null ? 1 : wanted / all;
    const part = (polarity: Polarity) => Math.round(has(polarity) * share);
    return { NEG: part('NEG'), NEU: part('NEU'), POS: part('POS') };
  }
  const quotas = quotasOf({ perClass, wanted, smallest: Math.min(...counts) });
  for (const polarity of POLARITIES) {
    if (has(polarity) < quotas[polarity]) {
      throw tooFew(`${polarity} images`, has(polarity), quotas[polarity]);
    }
  }
  return quotas;
}

function quotasOf(asked: {
  readonly perClass: number | undefined;
  readonly wanted: number | null;
  readonly smallest: number;
}): Readonly<Record<Polarity, number>> {
  const { perClass, wanted, smallest } = asked;
  if (wanted === null) {
    const each = perClass ?? smallest;
    return { NEG: each, NEU: each, POS: each };
  }
  if (perClass !== undefined && wanted > POLARITIES.length * perClass) {
    throw new Failure(
      'BAD_INPUT',
      `The splits ask for ${wanted} images, but ${perClass} of each polarity are only ${POLARITIES.length * perClass}`,
      'Ask for more images of each polarity, or for smaller splits.',
    );
  }
  const part = (at: number) =>
    Math.floor((wanted + POLARITIES.length - 1 - at) / POLARITIES.length);
  return { NEG: part(0), NEU: part(1), POS: part(2) };
}

function notBalanced(): Failure {
  return new Failure(
    'BAD_INPUT',
    'A number of images per polarity was asked for without balancing',
    'Balance the polarities, or leave the number out.',
  );
}

function tooFew(what: string, has: number, wanted: number): Failure {
  return new Failure(
    'BAD_INPUT',
    `There are ${has} ${what} for the dataset, and ${wanted} were asked for`,
    'Ask for fewer, lower the confidence thresholds, or collect more posts.',
  );
}
