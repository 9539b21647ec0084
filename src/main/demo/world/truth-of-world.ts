import type { RejectionReason } from '../../../shared/domain/rejection.ts';
import type { DemoTruth, PhotoTruth, PostTruth } from '../demo-truth.ts';
import type { DemoMedia, DemoPhoto } from './demo-media.ts';
import type { DemoPost } from './demo-post.ts';
import { REJECTION_BY_DAMAGE } from './picture-damage.ts';
import type { PostFate } from './plan-posts.ts';

const REJECTION_BY_FATE: Readonly<Record<PostFate, RejectionReason | null>> = {
  usable: null,
  retweet: 'post:retweet',
  foreign: 'post:not-english',
  short: 'post:too-short',
  'clip-only': 'post:no-image',
  bare: 'post:no-image',
};

/** Writes down what is planted in a world. */
export function truthOfWorld(world: {
  readonly seed: number;
  readonly posts: readonly DemoPost[];
  readonly media: ReadonlyMap<string, DemoMedia>;
  readonly timeline: readonly number[];
}): DemoTruth {
  const { seed, posts, media, timeline } = world;
  const photosOf = (post: DemoPost) =>
    post.mediaKeys.map((key) => media.get(key)).filter((one) => one?.type === 'photo');
  const postIds = new Map<string, string[]>();
  const postTruths = posts.map((post): PostTruth => {
    const photos = photosOf(post);
    for (const { name } of photos)
      postIds.set(name, [...(postIds.get(name) ?? []), post.versionIds[0]]);
    return {
      id: post.versionIds[0],
      textPolarity: post.textPolarity,
      imagePolarity: photos[0]?.picture.polarity ?? null,
      expectedRejection: REJECTION_BY_FATE[post.fate],
      photos: photos.map(({ name }) => name),
    };
  });
  const photos = [...media.values()].filter((one) => one.type === 'photo');
  return {
    synthetic: true,
    seed,
    repeats: timeline.length - posts.length,
    posts: postTruths,
    photos: photos.map((photo) => photoTruth(photo, postIds.get(photo.name) ?? [])),
  };
}

function photoTruth({ name, picture }: DemoPhoto, postIds: readonly string[]): PhotoTruth {
  return {
    name,
    polarity: picture.polarity,
    kind: picture.kind,
    pictureKey: picture.pictureKey,
    alteration: picture.alteration.kind,
    expectedRejection: picture.damage === null ? null : REJECTION_BY_DAMAGE[picture.damage],
    postIds,
  };
}
