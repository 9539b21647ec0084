import Database from 'better-sqlite3';
import sharp from 'sharp';
import { seededRandom } from '../src/main/domain/seeded-random.ts';
import { openThumbnailFile } from '../src/main/media/thumbnail-file.ts';
import { THUMBNAIL_SIDES } from '../src/main/media/thumbnail-sides.ts';

const PICTURES = 300;
/** Cells of a picture's side: soft shapes, of about the bytes that photographs take. */
const CELLS = 24;

/** A picture at every side that thumbnails are kept in, 3:2 or 2:3. */
async function picture(seed: number): Promise<readonly Buffer[]> {
  const random = seededRandom(seed);
  const base = [random.int(256), random.int(256), random.int(256)] as const;
  const cells = Uint8Array.from({ length: CELLS * CELLS * 3 }, (_, index) =>
    Math.max(0, Math.min(255, (base[index % 3] ?? 0) + 60 * random.normal())),
  );
  const raw = { width: CELLS, height: CELLS, channels: 3 } as const;
  return Promise.all(
    THUMBNAIL_SIDES.map((side) => {
      const [width, height] = seed % 3 === 0 ? [(side * 2) / 3, side] : [side, (side * 2) / 3];
      return sharp(cells, { raw })
        .resize(Math.round(width), Math.round(height), { fit: 'fill', kernel: 'cubic' })
        .webp({ quality: 80, effort: 2 })
        .toBuffer();
    }),
  );
}

/**
 * Fills a new thumbnail file: a few hundred pictures, which the images share in turn.
 *
 * @param mediaIds in ascending order, which is the order of the rows.
 */
export async function fillThumbnails(file: string, mediaIds: readonly string[]): Promise<void> {
  const thumbnails = openThumbnailFile(file);
  thumbnails.setMark(mediaIds.length);
  thumbnails.close();
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  const addImage = database.prepare('INSERT INTO images (image_id, bytes) VALUES (?, ?)');
  const addKeys = database.prepare(
    `INSERT INTO thumbnails (media_id, side, image_id) VALUES ${THUMBNAIL_SIDES.map(() => '(?, ?, ?)').join(', ')}`,
  );
  database.exec('BEGIN');
  for (let seed = 0; seed < PICTURES; seed += 1) {
    for (const [index, image] of (await picture(seed)).entries()) {
      addImage.run(THUMBNAIL_SIDES.length * seed + index + 1, image);
    }
  }
  for (const [place, mediaId] of mediaIds.entries()) {
    const key = Buffer.from(mediaId, 'hex');
    const first = THUMBNAIL_SIDES.length * (place % PICTURES) + 1;
    addKeys.run(...THUMBNAIL_SIDES.flatMap((side, index) => [key, side, first + index]));
  }
  database.exec('COMMIT');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
