import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';

/** An image at a side, and its thumbnail; null for an image that cannot be rendered. */
export type KeptThumbnail = {
  readonly mediaId: MediaId;
  readonly side: number;
  readonly image: Buffer | null;
};

/** Thumbnails in one file. A million small files would be slow to find and to copy, and waste half a block each. */
export type ThumbnailFile = {
  /** Undefined where there is none; null where the image could not be rendered. */
  readonly read: (mediaId: MediaId, side: number) => Buffer | null | undefined;
  /** The sides that are kept of an image, or known to be impossible. */
  readonly sidesOf: (mediaId: MediaId) => readonly number[];
  /** All or none of them, in one transaction. */
  readonly write: (thumbnails: readonly KeptThumbnail[]) => void;
  /** A number that is kept beside the thumbnails; 0 at first. */
  readonly mark: () => number;
  readonly setMark: (mark: number) => void;
  readonly close: () => void;
};

/** Marks our files. ASCII "T4TH". */
const APPLICATION_ID = 0x54345448;

/** Raised when the schema or the look of thumbnails changes: they are made again then. */
const VERSION = 1;

/**
 * Keys stay small and together, apart from the images, so that what is missing is found without reading
 * images. Several keys may name one image.
 */
const SCHEMA = `
CREATE TABLE images (image_id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE thumbnails (
  media_id BLOB NOT NULL,
  side INTEGER NOT NULL,
  image_id INTEGER REFERENCES images,
  PRIMARY KEY (media_id, side)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the file, or makes it; what is damaged, foreign or of another version is replaced by an empty one.
 *
 * Write-ahead logging with synchronous NORMAL: a power cut may cost the last thumbnails, but never gives an
 * image another one's thumbnail.
 *
 * @throws Error where the file can neither be opened nor replaced
 */
export function openThumbnailFile(path: string): ThumbnailFile {
  try {
    const database = openOurs(path);
    if (database !== null) return thumbnailsIn(database);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  removeThumbnailFile(path);
  const database = openOurs(path);
  if (database === null) throw new Error(`${path} was not replaced`);
  return thumbnailsIn(database);
}

export function removeThumbnailFile(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

/** Whether an error means that the file's contents are broken. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))
  );
}

function openOurs(path: string): Database.Database | null {
  const database = new Database(path);
  try {
    const tables = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
    if (tables === 0) {
      database.pragma('page_size = 8192');
      database.exec(SCHEMA);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${VERSION}`);
    }
    const isOurs =
      database.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      database.pragma('user_version', { simple: true }) === VERSION;
    if (!isOurs) {
      database.close();
      return null;
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -32768');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function thumbnailsIn(database: Database.Database): ThumbnailFile {
  const read = database
    .prepare<[Buffer, number], Buffer | null>(
      `SELECT i.bytes FROM thumbnails t LEFT JOIN images i ON i.image_id = t.image_id
       WHERE t.media_id = ? AND t.side = ?`,
    )
    .pluck();
  const sidesOf = database
    .prepare<[Buffer], number>('SELECT side FROM thumbnails WHERE media_id = ?')
    .pluck();
  const addImage = database.prepare<[Buffer]>('INSERT INTO images (bytes) VALUES (?)');
  const addKey = database.prepare<[Buffer, number, number | bigint | null]>(
    `INSERT INTO thumbnails (media_id, side, image_id) VALUES (?, ?, ?)
     ON CONFLICT (media_id, side) DO UPDATE SET image_id = excluded.image_id`,
  );
  const mark = database
    .prepare<[], number>("SELECT value FROM marks WHERE name = 'complete'")
    .pluck();
  const setMark = database.prepare<[number]>(
    `INSERT INTO marks (name, value) VALUES ('complete', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );

  return {
    read: (mediaId, side) => {
      const image = read.get(keyOf(mediaId), side);
      return image && !isWholeWebp(image) ? undefined : image;
    },
    sidesOf: (mediaId) => sidesOf.all(keyOf(mediaId)),
    write: database.transaction((thumbnails) => {
      for (const { mediaId, side, image } of thumbnails) {
        const imageId = image === null ? null : addImage.run(image).lastInsertRowid;
        addKey.run(keyOf(mediaId), side, imageId);
      }
    }) satisfies ThumbnailFile['write'],
    mark: () => mark.get() ?? 0,
    setMark: (value) => void setMark.run(value),
    close: () => database.close(),
  };
}

function keyOf(mediaId: MediaId): Buffer {
  return Buffer.from(mediaId, 'hex');
}

/** Whether the container names its own length (WebP is RIFF: four letters, then the bytes that follow). */
function isWholeWebp(bytes: Buffer): boolean {
  return (
    bytes.length > 12 &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.readUInt32LE(4) + 8 === bytes.length
  );
}
