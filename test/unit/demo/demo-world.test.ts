import { describe, expect, it } from 'vitest';
import { DemoTruth, photoTruthByUrl } from '../../../src/main/demo/demo-truth.ts';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';
import { timeOfSnowflake } from '../../../src/main/demo/world/snowflake-id.ts';

const world = createDemoWorld({ seed: 1 });
const { truth } = world;
const usable = truth.posts.filter(({ expectedRejection }) => expectedRejection === null);
const usableIds = new Set(usable.map(({ id }) => id));
const fetched = truth.photos.filter(({ postIds }) => postIds.some((id) => usableIds.has(id)));
const shareOf = <T>(all: readonly T[], test: (one: T) => boolean) =>
  all.filter(test).length / all.length;

it('is the same for the same seed, and another for another', () => {
  const again = createDemoWorld({ seed: 1 });

  expect(again).toEqual(world);
  expect(createDemoWorld({ seed: 2 }).posts).not.toEqual(world.posts);
});

it('refuses to be too small', () => {
  expect(() => createDemoWorld({ seed: 1, posts: 99 })).toThrow('from 100 up');
});

describe('planted shares of 3,000 posts', () => {
  it('lets about 60 % of the posts pass, with some 3,000 to 3,500 photos', () => {
    expect(world.posts).toHaveLength(3_000);
    expect(usable.length).toBeGreaterThan(1_700);
    expect(usable.length).toBeLessThan(2_000);
    expect(fetched.length).toBeGreaterThan(3_000);
    expect(fetched.length).toBeLessThan(3_500);
  });

  it('gives every reason to reject a post its share', () => {
    const share = (reason: string) =>
      shareOf(truth.posts, ({ expectedRejection }) => expectedRejection === reason);

    expect(share('post:retweet')).toBeCloseTo(0.09, 5);
    expect(share('post:not-english')).toBeCloseTo(0.09, 5);
    expect(share('post:too-short')).toBeCloseTo(0.06, 5);
    expect(share('post:no-image')).toBeCloseTo(0.14, 5);
    expect(truth.repeats).toBeGreaterThan(20);
  });

  it('plants texts that do not fit their photos in a quarter of the posts', () => {
    const misfits = shareOf(usable, (post) => post.textPolarity !== post.imagePolarity);

    expect(misfits).toBeGreaterThan(0.22);
    expect(misfits).toBeLessThan(0.28);
  });

  it('copies 6 to 9 % of the photos, most of them altered', () => {
    const copies = fetched.filter(({ alteration }) => alteration !== 'none');
    const exact = copies.filter(({ alteration }) => alteration === 'exact-copy');

    expect(copies.length / fetched.length).toBeGreaterThan(0.06);
    expect(copies.length / fetched.length).toBeLessThan(0.09);
    expect(exact.length).toBeGreaterThan(10);
    expect(exact.length).toBeLessThan(copies.length / 5);
    expect(new Set(copies.map(({ alteration }) => alteration)).size).toBe(6);
  });

  it('breaks some photos in every way', () => {
    const reasons = fetched.map(({ expectedRejection }) => expectedRejection);

    expect(new Set(reasons)).toEqual(
      new Set([
        null,
        'image:gone',
        'image:refused',
        'image:not-an-image',
        'image:empty',
        'image:truncated',
        'image:too-small',
      ]),
    );
    expect(shareOf(reasons, (reason) => reason !== null)).toBeLessThan(0.05);
  });

  it('has long, edited and sensitive posts and references to posts that are gone', () => {
    const count = (test: (post: (typeof world.posts)[number]) => boolean) =>
      world.posts.filter(test).length;

    expect(count(({ longText }) => longText !== null)).toBeGreaterThan(20);
    expect(count(({ versionIds }) => versionIds.length > 1)).toBeGreaterThan(20);
    expect(count(({ possiblySensitive }) => possiblySensitive)).toBeGreaterThan(20);
    expect(count(({ reference }) => reference?.isGone === true)).toBeGreaterThan(20);
  });
});

it('gives ids that rise with time, and that no two posts or photos share', () => {
  const ids = world.posts.map(({ versionIds }) => BigInt(versionIds.at(-1) ?? 0));
  const names = truth.photos.map(({ name }) => name);

  for (let i = 1; i < ids.length; i += 1) expect(ids[i]).toBeGreaterThan(ids[i - 1] ?? 0n);
  expect(new Set(world.posts.flatMap(({ versionIds }) => versionIds)).size).toBe(
    world.posts.reduce((sum, { versionIds }) => sum + versionIds.length, 0),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const post of world.posts)
    expect(timeOfSnowflake(post.versionIds[0])).toBe(post.createdAtMs);
});

it('copies only sound photos of other posts, with the same polarity', () => {
  const byKey = Map.groupBy(fetched, ({ pictureKey }) => pictureKey);
  for (const group of byKey.values()) {
    if (group.length === 1) continue;
    expect(new Set(group.map(({ polarity }) => polarity)).size).toBe(1);
    expect(group.filter(({ alteration }) => alteration === 'none')).toHaveLength(1);
    expect(group.every(({ expectedRejection }) => expectedRejection === null)).toBe(true);
  }
  for (const { photos } of usable) {
    const keys = photos.map(
      (name) => truth.photos.find((photo) => photo.name === name)?.pictureKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('writes its truth as JSON that reads back, and finds photos by their address', () => {
  const read = DemoTruth.parse(JSON.parse(JSON.stringify(truth)));
  const find = photoTruthByUrl(read);
  const photo = truth.photos[5];

  expect(read).toEqual(truth);
  expect(find(`http://127.0.0.1:4711/media/${photo?.name}.jpg`)).toEqual(photo);
  expect(find(`http://localhost/media/${photo?.name}?format=jpg&name=small`)).toEqual(photo);
  expect(find('http://127.0.0.1:4711/media/unknown.jpg')).toBeNull();
  expect(find('http://127.0.0.1:4711/other/path')).toBeNull();
});
