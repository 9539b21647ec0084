import type { Database } from 'better-sqlite3';
import type { SeededRandom } from '../../src/main/domain/seeded-random.ts';
import {
  copyChange,
  lifelikePicture,
  ORIGINAL,
  type Picture,
  printer,
} from './lifelike-pictures.ts';

/** Images that are copies of another, of all. */
const COPIES = 0.2;
/** Copies of the pictures that are copied most; others have few. */
const MOST_COPIED = [400, 200, 100, 100];
const FEW_COPIES = 6;

export type Planted = {
  /** Per image its picture's number. */
  readonly pictureOf: ReadonlyMap<string, number>;
  /** Per picture the photograph that it shows most of. */
  readonly photoOf: ReadonlyMap<number, Uint8Array>;
  /** Pictures that have copies, to plant more of them. */
  readonly copied: readonly { readonly number: number; readonly picture: Picture }[];
  /** Pictures so far. */
  readonly pictures: number;
};

/**
 * Adds images of posts with their prints to a workspace's database; no files are written.
 *
 * A fifth are copies: of pictures that are planted with them, or of `known` ones.
 */
export function plantImages(
  database: Database,
  count: number,
  photos: readonly Uint8Array[],
  random: SeededRandom,
  known?: Planted,
): Planted {
  const addPost = database.prepare(
    `INSERT INTO posts (import_id, platform, native_id, text, language, posted_at_ms, possibly_sensitive)
     VALUES (1, 'x', ?, 'bench', 'en', ?, 0)`,
  );
  const addMedia = database.prepare(
    `INSERT INTO media (media_id, size_bytes, state, format, width, height, hash_high, hash_low)
     VALUES (?, ?, 'clean', 'jpeg', ?, 768, ?, ?)`,
  );
  const addPrint = database.prepare('INSERT INTO media_prints (media_id, grey) VALUES (?, ?)');
  const addAttachment = database.prepare(
    `INSERT INTO attachments (post_id, position, locator, state, media_id)
     VALUES (?, 0, ?, 'fetched', ?)`,
  );
  const half = () => random.int(2 ** 32);
  const hex = () => half().toString(16).padStart(8, '0');
  const print = printer(random);
  const pictureOf = new Map(known?.pictureOf);
  const photoOf = new Map(known?.photoOf);
  const copied = [...(known?.copied ?? [])];
  const pictures = { count: known?.pictures ?? 0 };
  const add = (number: number, picture: Picture, change = ORIGINAL): void => {
    const mediaId = Array.from({ length: 8 }, hex).join('');
    const { lastInsertRowid } = addPost.run(mediaId, random.int(2 ** 31));
    addMedia.run(mediaId, 40_000 + random.int(40_000), 1024, half(), half());
    addPrint.run(mediaId, print(picture, change));
    addAttachment.run(lastInsertRowid, mediaId, mediaId);
    pictureOf.set(mediaId, number);
  };
  database.transaction(() => {
    let copies = Math.floor(COPIES * count);
    for (let left = count - copies; left > 0; left -= 1) {
      const picture = lifelikePicture(photos, random);
      const number = pictures.count;
      pictures.count += 1;
      const [most] = picture;
      if (most !== undefined) photoOf.set(number, most.photo);
      add(number, picture);
      if (known !== undefined || copies === 0) continue;
      const times = MOST_COPIED[number] ?? 0;
      const few = random.next() < COPIES ? 1 + random.int(FEW_COPIES) : 0;
      const wanted = Math.min(copies, times * 20 > count ? few : Math.max(times, few));
      if (wanted > 0) copied.push({ number, picture });
      for (let copy = 0; copy < wanted; copy += 1) add(number, picture, copyChange(random));
      copies -= wanted;
    }
    for (; copies > 0; copies -= 1) {
      const { number, picture } = random.pick(copied);
      add(number, picture, copyChange(random));
    }
  })();
  return { pictureOf, photoOf, copied, pictures: pictures.count };
}
