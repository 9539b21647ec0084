import { deriveSeed } from '../../domain/seeded-random.ts';
import { type Dice, diceOf } from '../dice.ts';
import { planScene } from '../scene/scene.ts';
import { dealShares } from './deal-shares.ts';
import type { DemoPhoto, DemoPicture } from './demo-media.ts';
import { ALTERATION_SHARES, alteredSize, drawAlteration } from './picture-alteration.ts';
import { DAMAGE_SHARES, TINY_SIDE } from './picture-damage.ts';
import { createPicturePool } from './picture-pool.ts';
import type { PostPlan } from './plan-posts.ts';
import { snowflakeId } from './snowflake-id.ts';

/** Shares of usable posts' photos by their origin. */
export const ORIGIN_SHARES = { original: 0.92, altered: 0.072, 'exact-copy': 0.008 } as const;

const FORMAT_SHARES = { jpg: 0.92, png: 0.03, webp: 0.05 } as const;
const SAME_KIND_CHANCE = 0.5;
const ALT_TEXT_CHANCE = 0.12;

/**
 * Makes the photos of all posts: originals, altered and exact copies of other posts' pictures, and
 * photos that are broken or gone.
 *
 * Copies and damage occur in usable posts only, so that their numbers are those that a crawl meets.
 *
 * @param times time of each post, milliseconds since 1970 UTC.
 * @returns the photos of each post.
 */
export function plantPhotos(
  seed: number,
  plans: readonly PostPlan[],
  times: readonly number[],
): DemoPhoto[][] {
  const dice = diceOf(deriveSeed(seed, 'photos'));
  const usableCount = countPhotos(plans.filter(({ fate }) => fate === 'usable'));
  const origins = dealShares(dice, usableCount, ORIGIN_SHARES);
  const alterations = dealShares(dice, usableCount, ALTERATION_SHARES);
  const damages = dealShares(
    dice,
    origins.filter((origin) => origin === 'original').length,
    DAMAGE_SHARES,
  );
  const formats = dealShares(dice, countPhotos(plans), FORMAT_SHARES);
  const pool = createPicturePool(dice);

  const drawPicture = (
    plan: PostPlan,
    siblings: readonly DemoPicture[],
    key: string,
  ): DemoPicture => {
    const origin = plan.fate === 'usable' ? (origins.pop() ?? 'original') : 'original';
    const source = origin === 'original' ? null : pool.take(plan.imagePolarity, siblings);
    if (source !== null && origin === 'exact-copy')
      return { ...source, alteration: { kind: 'exact-copy' } };
    if (source !== null)
      return {
        ...source,
        format: 'jpg',
        alteration: drawAlteration(dice, alterations.pop() ?? 'resized'),
      };
    const damage = plan.fate === 'usable' ? (damages.pop() ?? 'sound') : 'sound';
    const format = damage === 'truncated' ? 'jpg' : (formats.pop() ?? 'jpg');
    const sceneSeed = deriveSeed(seed, 'post-scene', key);
    const sameKind =
      siblings.length > 0 && dice.chance(SAME_KIND_CHANCE) ? siblings[0]?.kind : undefined;
    return {
      pictureKey: `picture-${key}`,
      polarity: plan.imagePolarity,
      kind: planScene(plan.imagePolarity, sceneSeed, sameKind).kind,
      sceneSeed,
      format,
      originalFormat: format,
      originalQuality: dice.whole(70, 86),
      alteration: { kind: 'none' },
      damage: damage === 'sound' ? null : damage,
    };
  };

  let photoNumber = 0;
  return plans.map((plan, postNumber) => {
    const pictures: DemoPicture[] = [];
    for (let place = 0; place < plan.photos; place += 1)
      pictures.push(drawPicture(plan, pictures, `${postNumber}-${place}`));
    if (plan.fate === 'usable') pool.offer(pictures);
    return pictures.map((picture, place) => {
      photoNumber += 1;
      return attachPicture(dice, picture, {
        postedAtMs: times[postNumber] ?? 0,
        photoNumber,
        place,
        photos: plan.photos,
      });
    });
  });
}

function countPhotos(plans: readonly PostPlan[]): number {
  return plans.reduce((sum, { photos }) => sum + photos, 0);
}

function attachPicture(
  dice: Dice,
  picture: DemoPicture,
  at: {
    readonly postedAtMs: number;
    readonly photoNumber: number;
    readonly place: number;
    readonly photos: number;
  },
): DemoPhoto {
  const original = planScene(picture.polarity, picture.sceneSeed, picture.kind);
  const size =
    picture.damage === 'tiny'
      ? { width: TINY_SIDE, height: TINY_SIDE }
      : alteredSize(original, picture.alteration);
  return {
    type: 'photo',
    key: `3_${snowflakeId(at.postedAtMs - dice.whole(2_000, 60_000), at.photoNumber)}`,
    name: mediaName(dice),
    width: size.width,
    height: size.height,
    altText: dice.chance(ALT_TEXT_CHANCE) ? `Photo ${at.place + 1} of ${at.photos}` : null,
    picture,
  };
}

const NAME_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A name as X gives them to media files; 14 random characters make collisions all but impossible. */
export function mediaName(dice: Dice): string {
  return `G${Array.from({ length: 14 }, () => NAME_LETTERS[dice.int(NAME_LETTERS.length)]).join('')}`;
}
