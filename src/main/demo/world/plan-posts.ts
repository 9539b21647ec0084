import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { deriveSeed } from '../../domain/seeded-random.ts';
import { type Dice, diceOf } from '../dice.ts';
import type { Intensity } from '../text/text-grammar.ts';
import { dealShares } from './deal-shares.ts';

/** What the filter should make of a post. */
export type PostFate = 'usable' | 'retweet' | 'foreign' | 'short' | 'clip-only' | 'bare';

/** What a post will be, before its pictures and its text are made. */
export type PostPlan = {
  readonly fate: PostFate;
  readonly textPolarity: Polarity;
  readonly intensity: Intensity;
  readonly imagePolarity: Polarity;
  readonly photos: number;
  readonly clip: 'video' | 'animated_gif' | null;
};

export const FATE_SHARES: Readonly<Record<PostFate, number>> = {
  usable: 0.62,
  retweet: 0.09,
  foreign: 0.09,
  short: 0.06,
  'clip-only': 0.07,
  bare: 0.07,
};

const PHOTO_SHARES = { '1': 0.52, '2': 0.27, '3': 0.11, '4': 0.1 } as const;
const TEXT_SHARES: Readonly<Record<Polarity, number>> = { NEG: 0.3, NEU: 0.33, POS: 0.37 };
const CLIP_SHARE = 0.03;

/**
 * Chance that the pictures of a post show another polarity than its text means: a quarter on average,
 * less for outspoken texts, so that a teacher's confidence tells something about the pictures.
 */
const MISFIT: Readonly<Record<Intensity, number>> = { strong: 0.16, mild: 0.34 };

/** Decides fate, polarities and number of photos of every post; the first post is always usable. */
export function planPosts(seed: number, count: number): PostPlan[] {
  const dice = diceOf(deriveSeed(seed, 'plan-posts'));
  const fates = dealShares(dice, count, FATE_SHARES);
  const first = fates.indexOf('usable');
  fates.splice(0, 0, ...fates.splice(first, 1));
  const photos = dealShares(dice, count, PHOTO_SHARES);
  return fates.map((fate, index) => planPost(dice, fate, Number(photos[index])));
}

function planPost(dice: Dice, fate: PostFate, photos: number): PostPlan {
  const textPolarity = dice.weighted(TEXT_SHARES);
  const intensity = dice.pick(['mild', 'strong'] as const);
  const misfits = dice.chance(MISFIT[intensity]);
  const others = POLARITIES.filter((polarity) => polarity !== textPolarity);
  const imagePolarity = misfits ? dice.pick(others) : textPolarity;
  const plan = { fate, textPolarity, intensity, imagePolarity };
  switch (fate) {
    case 'usable':
      return { ...plan, photos, clip: photos < 4 && dice.chance(CLIP_SHARE) ? 'video' : null };
    case 'foreign':
    case 'short':
      return { ...plan, photos, clip: null };
    case 'clip-only':
      return { ...plan, photos: 0, clip: dice.pick(['video', 'video', 'animated_gif']) };
    case 'retweet':
    case 'bare':
      return { ...plan, photos: 0, clip: null };
  }
}
