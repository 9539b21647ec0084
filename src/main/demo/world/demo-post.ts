import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { PostFate } from './plan-posts.ts';

/** One post as its network knows it. */
export type DemoPost = {
  /** Ids of all versions; the last is the current one, the first names the post. */
  readonly versionIds: readonly [string, ...string[]];
  readonly authorId: string;
  readonly createdAtMs: number;
  /** X's tag of the language. */
  readonly language: string;
  /** As X gives it: HTML entities encoded, links shortened, cut off where `longText` has the rest. */
  readonly text: string;
  readonly longText: string | null;
  readonly possiblySensitive: boolean;
  readonly reference: PostReference | null;
  readonly mediaKeys: readonly string[];
  readonly fate: PostFate;
  /** What the text was written to mean; null for other languages and retweets. */
  readonly textPolarity: Polarity | null;
};

export type PostReference = {
  readonly type: 'retweeted' | 'quoted' | 'replied_to';
  readonly id: string;
  /** The other post was deleted: X reports it as an error beside the data. */
  readonly isGone: boolean;
};
