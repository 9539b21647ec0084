/** Lists of numbers, one after the other: list `at` has the values from `starts[at]` up to `starts[at + 1]`. */
export type Lists = { readonly starts: Uint32Array; readonly values: Uint32Array };

/**
 * Clean images with their weak labels, in columns: a million take some thirty megabytes.
 *
 * They are in order of media id, and named by their places in it.
 */
export type LabelledImages = {
  readonly size: number;
  /** What names each image to the workspace. */
  readonly keys: Uint32Array;
  /** Weak labels, 0 to 2. */
  readonly polarities: Uint8Array;
  readonly confidences: Float64Array;
  /** The post that each weak label comes from. */
  readonly labelPosts: Uint32Array;
  /** Numbers of the posts that carry each image. */
  readonly posts: Lists;
  /** Of a representative, numbers of the posts that carry other images of its group; of others none. */
  readonly copyPosts: Lists;
  /** Numbers of posts are below this. */
  readonly postRoom: number;
  /** A number for the near-duplicate group of each image; -1 without a group. */
  readonly groups: Int32Array;
  /** Keys of the groups' representatives. */
  readonly representatives: Uint32Array;
};

/** Whether the image is in a group that another image represents. */
export function isCopy({ keys, groups, representatives }: LabelledImages, place: number): boolean {
  const group = groups[place] ?? -1;
  return group >= 0 && representatives[group] !== keys[place];
}
