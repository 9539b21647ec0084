import { deriveSeed } from '../domain/seeded-random.ts';
import type { DemoTruth } from './demo-truth.ts';
import { type Dice, diceOf } from './dice.ts';
import { dealShares } from './world/deal-shares.ts';
import type { DemoClip, DemoMedia, DemoPhoto } from './world/demo-media.ts';
import type { DemoPost, PostReference } from './world/demo-post.ts';
import { type PostPlan, planPosts } from './world/plan-posts.ts';
import { mediaName, plantPhotos } from './world/plant-photos.ts';
import { snowflakeId } from './world/snowflake-id.ts';
import { truthOfWorld } from './world/truth-of-world.ts';
import { retweetText, writePost } from './world/write-post.ts';

/** A made-up week of a social network: what its API serves, and what is planted in it. */
export type DemoWorld = {
  readonly seed: number;
  /** Oldest first; ids rise with time. */
  readonly posts: readonly DemoPost[];
  /** By media key. */
  readonly media: ReadonlyMap<string, DemoMedia>;
  /** Indices of posts in the order in which search lists them: newest first, a few of them twice. */
  readonly timeline: readonly number[];
  readonly truth: DemoTruth;
};

/** Monday, 5 October 2026, 00:00 UTC. */
const DEFAULT_START_MS = Date.UTC(2026, 9, 5);
const SPAN_MS = 6.8 * 24 * 3_600_000;
const REPEAT_SHARE = 0.01;
/** A repeated post turns up again this many places later, so on the next page. */
const REPEAT_DELAY = 110;
const SENSITIVE_SHARE = 0.025;
const EDITED_SHARE = 0.015;
const REFERENCE_SHARES = { none: 0.92, quoted: 0.05, replied_to: 0.03 } as const;

/**
 * Makes the demo's world from a seed; equal arguments give equal worlds.
 *
 * @param posts number of posts, from 100 up.
 * @param startMs the first moment of its week, milliseconds since 1970 UTC.
 */
export function createDemoWorld({
  seed,
  posts: count = 3_000,
  startMs = DEFAULT_START_MS,
}: {
  readonly seed: number;
  readonly posts?: number;
  readonly startMs?: number;
}): DemoWorld {
  if (!Number.isInteger(count) || count < 100) {
    throw new Error(`A demo world needs a whole number of posts from 100 up, not ${count}.`);
  }
  const plans = planPosts(seed, count);
  const times = drawTimes(diceOf(deriveSeed(seed, 'times')), count, startMs);
  const photos = plantPhotos(seed, plans, times);
  const authors = drawAuthors(diceOf(deriveSeed(seed, 'authors')), count);
  const posts: DemoPost[] = [];
  const media = new Map<string, DemoMedia>();
  for (const [index, plan] of plans.entries()) {
    const dice = diceOf(deriveSeed(seed, 'post', index));
    const attached = [...(photos[index] ?? []), ...drawClip(dice, plan, times[index] ?? 0)];
    for (const one of attached) media.set(one.key, one);
    const facts = { createdAtMs: times[index] ?? 0, authorId: authors[index] ?? '' };
    posts.push(
      plan.fate === 'retweet' ? retweet(dice, posts, facts) : publish(dice, plan, attached, facts),
    );
  }
  const timeline = drawTimeline(diceOf(deriveSeed(seed, 'timeline')), count);
  const world = { seed, posts, media, timeline };
  return { ...world, truth: truthOfWorld(world) };
}

type PostFacts = { readonly createdAtMs: number; readonly authorId: string };

function publish(
  dice: Dice,
  plan: PostPlan,
  attached: readonly (DemoPhoto | DemoClip)[],
  facts: PostFacts,
): DemoPost {
  const [first] = attached;
  const written = writePost(dice, plan, first?.type === 'photo' ? first.picture.kind : null);
  return {
    ...facts,
    ...written,
    versionIds: drawVersionIds(dice, facts.createdAtMs),
    possiblySensitive: dice.chance(SENSITIVE_SHARE),
    reference: drawReference(dice, facts.createdAtMs),
    mediaKeys: attached.map(({ key }) => key),
    fate: plan.fate,
    textPolarity: plan.fate === 'foreign' ? null : plan.textPolarity,
  };
}

function retweet(dice: Dice, earlier: readonly DemoPost[], facts: PostFacts): DemoPost {
  const original = dice.pick(earlier.filter(({ fate }) => fate === 'usable'));
  return {
    ...original,
    ...facts,
    versionIds: [snowflakeId(facts.createdAtMs, dice.int(2 ** 22))],
    text: retweetText(`@user${original.authorId.slice(-5)}`, original.text),
    longText: null,
    reference: { type: 'retweeted', id: original.versionIds[0], isGone: false },
    fate: 'retweet',
    textPolarity: null,
  };
}

/** Times in rising order, no two equal, more of them by day than by night. */
function drawTimes(dice: Dice, count: number, startMs: number): number[] {
  const times: number[] = [];
  while (times.length < count) {
    const time = Math.floor(dice.next() * SPAN_MS);
    const hour = (time / 3_600_000) % 24;
    if (dice.chance(0.55 - 0.45 * Math.cos(((hour - 3) / 24) * 2 * Math.PI)))
      times.push(startMs + time);
  }
  times.sort((a, b) => a - b);
  for (let i = 1; i < count; i += 1) times[i] = Math.max(times[i] ?? 0, (times[i - 1] ?? 0) + 1);
  return times;
}

function drawAuthors(dice: Dice, count: number): string[] {
  const authors = Array.from(
    { length: Math.ceil(count / 4) },
    () =>
      `1${String(dice.int(10 ** 9)).padStart(9, '0')}${String(dice.int(10 ** 8)).padStart(8, '0')}`,
  );
  // The square lets some people post much more than others.
  return Array.from(
    { length: count },
    () => authors[Math.floor(dice.next() ** 2 * authors.length)] ?? '1',
  );
}

function drawVersionIds(dice: Dice, createdAtMs: number): readonly [string, ...string[]] {
  const id = snowflakeId(createdAtMs, dice.int(2 ** 22));
  if (!dice.chance(EDITED_SHARE)) return [id];
  // An edit keeps the place of the post in the timeline, so its later id differs in the low bits only.
  return [snowflakeId(createdAtMs, 0), id];
}

function drawReference(dice: Dice, createdAtMs: number): PostReference | null {
  const type = dice.weighted(REFERENCE_SHARES);
  if (type === 'none') return null;
  const id = snowflakeId(createdAtMs - dice.whole(60_000, 10 ** 9), dice.int(2 ** 22));
  return { type, id, isGone: type === 'quoted' && dice.chance(0.4) };
}

function drawClip(dice: Dice, { clip }: PostPlan, createdAtMs: number): DemoClip[] {
  if (clip === null) return [];
  const prefix = clip === 'video' ? '13' : '16';
  const key = `${prefix}_${snowflakeId(createdAtMs - dice.whole(2_000, 60_000), dice.int(2 ** 22))}`;
  return [{ type: clip, key, name: mediaName(dice), width: 1280, height: 720 }];
}

function drawTimeline(dice: Dice, count: number): number[] {
  const timeline = Array.from({ length: count }, (_, place) => count - 1 - place);
  const delay = Math.min(REPEAT_DELAY, Math.floor(count / 2));
  const marks = dealShares(dice, count - delay, { once: 1 - REPEAT_SHARE, twice: REPEAT_SHARE });
  for (let place = marks.length - 1; place >= 0; place -= 1) {
    const index = timeline[place];
    if (marks[place] === 'twice' && index !== undefined) timeline.splice(place + delay, 0, index);
  }
  return timeline;
}
