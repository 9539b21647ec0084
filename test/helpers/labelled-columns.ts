import type { Candidates } from '../../src/main/domain/candidates.ts';
import type { LabelledImages, Lists } from '../../src/main/domain/labelled-images.ts';
import { type Polarity, polarityIndex } from '../../src/shared/domain/polarity.ts';

/** An image as a test writes it; its place is that in the list. */
export type LabelledImage = {
  readonly polarity: Polarity;
  readonly confidence?: number;
  readonly posts?: readonly number[];
  readonly copyPosts?: readonly number[];
  /** Number of its near-duplicate group, from 0 up. */
  readonly group?: number;
};

/** Images in columns; their keys are 1, 2, 3 and so on, and groups are represented by their first images. */
export function labelledColumns(images: readonly LabelledImage[]): LabelledImages {
  const groups = Int32Array.from(images, ({ group }) => group ?? -1);
  const posts = images.map((image) => image.posts ?? []);
  const copyPosts = images.map((image) => image.copyPosts ?? []);
  return {
    size: images.length,
    keys: Uint32Array.from(images, (_, place) => place + 1),
    polarities: Uint8Array.from(images, ({ polarity }) => polarityIndex(polarity)),
    confidences: Float64Array.from(images, ({ confidence }) => confidence ?? 1),
    labelPosts: Uint32Array.from(posts, ([first]) => first ?? 0),
    posts: lists(posts),
    copyPosts: lists(copyPosts),
    postRoom: Math.max(0, ...posts.flat(), ...copyPosts.flat()) + 1,
    groups,
    representatives: Uint32Array.from(
      { length: Math.max(-1, ...groups) + 1 },
      (_, group) => groups.indexOf(group) + 1,
    ),
  };
}

/** All images of such columns, as candidates. */
export function allCandidates({ polarities }: Pick<LabelledImages, 'polarities'>): Candidates {
  return { places: Uint32Array.from(polarities, (_, place) => place), polarities };
}

/** So many candidates of these polarities. */
export function candidatesWith(polarities: readonly Polarity[]): Candidates {
  return allCandidates({ polarities: Uint8Array.from(polarities, polarityIndex) });
}

function lists(values: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(values.length + 1);
  for (const [at, list] of values.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  return { starts, values: Uint32Array.from(values.flat()) };
}
