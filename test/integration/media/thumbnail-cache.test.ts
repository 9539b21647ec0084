import {
  appendFileSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openThumbnailCache } from '../../../src/main/media/thumbnail-cache.ts';
import { THUMBNAIL_SIDES } from '../../../src/main/media/thumbnail-sides.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import { storedImages } from '../../helpers/stored-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const NEVER = new AbortController().signal;

async function aCache(count = 3) {
  const folder = temporaryFolder();
  const images = await storedImages(folder, count);
  const file = join(folder, 'thumbnails.sqlite');
  const opened: string[] = [];
  const pathOf = (mediaId: MediaId): string => {
    opened.push(mediaId);
    return images.pathOf(mediaId);
  };
  const open = (concurrency = 1) => {
    const cache = openThumbnailCache({ file, pathOf, concurrency });
    onTestFinished(() => cache.close().catch(() => undefined));
    return cache;
  };
  const [first, second, third] = images.ids;
  if (!first || !second || !third) throw new Error('three images were made');
  return {
    folder,
    file,
    ids: images.ids,
    first,
    second,
    third,
    opened,
    open,
    pathOf: images.pathOf,
  };
}

describe('openThumbnailCache', () => {
  it('renders once, and keeps it beyond closing', async () => {
    const { first, opened, open } = await aCache();
    const cache = open();
    const image = await cache.get(first, 256, NEVER);
    await cache.close();
    const again = open();

    expect(await sharp(image).metadata()).toMatchObject({
      format: 'webp',
      width: 256,
      height: 192,
    });
    expect(await again.get(first, 256, NEVER)).toEqual(image);
    expect(opened).toEqual([first]);
  });

  it('makes every side from one decoding, as large as those made one by one', async () => {
    const { ids, first, opened, open } = await aCache();
    const cache = open();
    expect(await cache.make(first, NEVER)).toBe(true);
    const widths = [];
    for (const side of THUMBNAIL_SIDES) {
      widths.push((await sharp(await cache.get(first, side, NEVER)).metadata()).width);
    }

    expect(widths).toEqual([128, 256, 512]);
    expect(opened).toEqual([first]);
    expect(cache.lacking(ids)).toEqual(ids.slice(1));
  });

  it('shares one rendering between equal requests', async () => {
    const { first, opened, open } = await aCache();
    const cache = open();
    const images = await Promise.all([1, 2, 3].map(() => cache.get(first, 128, NEVER)));

    expect(opened).toEqual([first]);
    expect(new Set(images).size).toBe(1);
  });

  it('gives up a rendering with its last waiter', async () => {
    const { first, second, third, opened, open } = await aCache();
    const cache = open();
    const [one, both, other] = [
      new AbortController(),
      new AbortController(),
      new AbortController(),
    ];
    const running = cache.get(first, 128, NEVER);
    const dropped = cache.get(second, 128, one.signal);
    const leaver = cache.get(third, 128, both.signal);
    const stayer = cache.get(third, 128, other.signal);
    one.abort(new Error('scrolled away'));
    both.abort(new Error('scrolled away'));

    await expect(dropped).rejects.toThrow('scrolled away');
    await expect(leaver).rejects.toThrow('scrolled away');
    await Promise.all([running, stayer]);
    expect(opened).toEqual([first, third]);
    await cache.get(second, 128, NEVER);
    expect(opened).toEqual([first, third, second]);
  });

  it('renders anew for whoever comes after the last waiter left', async () => {
    const { first, second, open } = await aCache();
    const cache = open();
    const abort = new AbortController();
    const running = cache.get(first, 128, NEVER);
    const left = cache.get(second, 128, abort.signal);
    abort.abort();
    const came = cache.get(second, 128, NEVER);

    await expect(left).rejects.toThrow();
    expect((await came).length).toBeGreaterThan(0);
    await running;
  });

  it('remembers in the background what cannot be rendered, and tries again for a person', async () => {
    const { first, open, pathOf } = await aCache();
    const bytes = readFileSync(pathOf(first));
    writeFileSync(pathOf(first), 'no image');
    const cache = open();

    expect(await cache.make(first, NEVER)).toBe(false);
    expect(cache.lacking([first])).toEqual([]);
    await expect(cache.get(first, 128, NEVER)).rejects.toThrow('unsupported image format');
    writeFileSync(pathOf(first), bytes);
    expect((await cache.get(first, 128, NEVER)).length).toBeGreaterThan(0);
  });

  it.each([
    [
      'text',
      (file: string) =>
        writeFileSync(file, 'no database at all, and longer than a header '.repeat(9)),
    ],
    [
      'a truncated file',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9000)),
    ],
    [
      "another program's database",
      (file: string) => {
        rmSync(file);
        new Database(file).exec('CREATE TABLE thumbnails (a)').close();
      },
    ],
    [
      'a file of a later version',
      (file: string) => {
        const database = new Database(file);
        database.pragma('user_version = 99');
        database.close();
      },
    ],
  ])('replaces %s', async (_, damage) => {
    const { file, first, opened, open } = await aCache();
    const cache = open();
    await cache.make(first, NEVER);
    await cache.close();
    damage(file);
    const again = open();

    expect((await again.get(first, 128, NEVER)).length).toBeGreaterThan(0);
    await again.close();
    const kept = open();
    await kept.get(first, 128, NEVER);
    expect(opened).toEqual([first, first]);
  });

  it('shows no broken image where the middle of the file was overwritten', async () => {
    const { file, ids, open } = await aCache(12);
    const cache = open();
    for (const id of ids) await cache.make(id, NEVER);
    await cache.close();
    const { size } = statSync(file);
    const handle = openSync(file, 'r+');
    for (let at = 8192; at < size; at += 8192)
      writeSync(handle, Buffer.alloc(600, 0x5a), 0, 600, at);
    appendFileSync(file, 'x');
    const again = open();

    for (const id of ids) {
      const image = await again.get(id, 128, NEVER);
      expect(await sharp(image).metadata()).toMatchObject({ format: 'webp', width: 128 });
    }
  });
});
