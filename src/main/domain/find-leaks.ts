import type { AuthorUse } from '../../shared/domain/dataset-options.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { LeakReport } from '../../shared/domain/leak-report.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';

/** Most images that a report names of each kind. */
const EXAMPLES = 6;

export type LeakItem = { readonly mediaId: MediaId; readonly split: Split };

/** What ties a dataset's images, each given by its place among the items. */
export type LeakLinks = {
  readonly items: readonly LeakItem[];
  /** Pairs: the place of an image, and the number of a post that carries it. */
  readonly posts: { readonly places: Uint32Array; readonly posts: Float64Array };
  /** For each of these pairs a number that stands for the author of the post, -1 of one that is not known; null where none is. */
  readonly authors: Int32Array | null;
  /** For each image a number that stands for its near-duplicate group; -1 without a group. */
  readonly groups: Int32Array;
};

/**
 * What lies in several splits of a dataset at once.
 *
 * Takes time and memory in proportion to items and links.
 *
 * @param nearBenchmarks images that are near-duplicates of a benchmark's.
 * @param authorUse of the dataset's recipe.
 */
export function findLeaks(
  { items, posts, authors, groups }: LeakLinks,
  nearBenchmarks: ReadonlySet<MediaId>,
  authorUse: AuthorUse,
): LeakReport {
  const splits = Uint8Array.from(items, ({ split }) => 1 << SPLITS.indexOf(split));
  const postNumbers = new Map<number, number>();
  const postOf = Int32Array.from(posts.posts, (post) => {
    const known = postNumbers.get(post);
    if (known !== undefined) return known;
    postNumbers.set(post, postNumbers.size);
    return postNumbers.size - 1;
  });
  const allPlaces = Uint32Array.from(items, (_, place) => place);
  const near = items.filter(({ mediaId }) => nearBenchmarks.has(mediaId));
  const across = (places: Uint32Array, names: Int32Array) =>
    leaksAcross(items, splits, places, names);
  return {
    images: items.length,
    post: across(posts.places, postOf),
    group: across(allPlaces, groups),
    benchmark: {
      count: near.length,
      examples: near.slice(0, EXAMPLES).map(({ mediaId }) => mediaId),
    },
    author: authors === null ? null : authorLeaks(across(posts.places, authors), authorUse),
  };
}

function authorLeaks(
  found: LeakReport['post'],
  authorUse: AuthorUse,
): NonNullable<LeakReport['author']> {
  return { ...found, isLeak: authorUse === 'together' && found.count > 0 };
}

/**
 * Names that are met in several splits.
 *
 * @param splits a bit per split for each item.
 * @param names of the item at the same index of `places`, from 0 up; those below 0 do not count.
 */
function leaksAcross(
  items: readonly LeakItem[],
  splits: Uint8Array,
  places: Uint32Array,
  names: Int32Array,
): LeakReport['post'] {
  const size = names.reduce((most, name) => Math.max(most, name + 1), 0);
  const met = new Uint8Array(size);
  names.forEach((name, at) => {
    if (name >= 0) met[name] = (met[name] ?? 0) | (splits[places[at] ?? 0] ?? 0);
  });
  let count = 0;
  let first = -1;
  met.forEach((bits, name) => {
    // A power of two is one split.
    if ((bits & (bits - 1)) === 0) return;
    if (first < 0) first = name;
    count += 1;
  });
  const examples: MediaId[] = [];
  for (let at = 0; count > 0 && at < names.length && examples.length < EXAMPLES; at += 1) {
    const item = items[places[at] ?? 0];
    if (names[at] === first && item !== undefined) examples.push(item.mediaId);
  }
  return { count, examples };
}
