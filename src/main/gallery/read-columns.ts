import { Platform } from '../../shared/domain/post.ts';
import {
  emptyColumns,
  type GalleryColumns,
  NO_VALUE,
  type StudentColumns,
} from '../domain/gallery/gallery-columns.ts';
import { collectMedia, type MediaOrdinals } from './media-ordinals.ts';
import { FIRST_POST } from './media-rows.ts';
import { eachRow, type Reader } from './read-in-chunks.ts';

/** Single look-ups between two turns of others: about ten milliseconds. */
const LOOKUPS = 1000;

/** The columns with what is needed to keep them up to date. */
export type ReadColumns = {
  readonly columns: GalleryColumns;
  readonly ordinals: MediaOrdinals;
  /** The newest verdict in the columns. */
  readonly revision: number;
};

/**
 * Reads all clean images, as they are at its start.
 *
 * Every table is read once in the order of its key, in chunks: a million images take seconds, but nobody waits
 * longer than for a chunk.
 */
export async function readColumns(
  reader: Reader,
  settings: { readonly teacher: string; readonly student: string | null },
): Promise<ReadColumns> {
  const { database } = reader;
  database.exec('BEGIN');
  try {
    const ordinals = await readMedia(reader);
    const columns = { ...emptyColumns(ordinals.size), rowIds: ordinals.rowIds };
    await readLabels(reader, ordinals, columns);
    await readFirstPosts(reader, columns);
    await readPosts(reader, columns, settings.teacher);
    await readGroups(reader, ordinals, columns);
    await readSensitive(reader, ordinals, columns);
    const revision = await readVerdicts(reader, ordinals, columns);
    const student =
      settings.student === null ? null : await readStudent(reader, ordinals, settings.student);
    return { columns: { ...columns, student }, ordinals, revision };
  } finally {
    database.exec('ROLLBACK');
  }
}

async function readMedia(reader: Reader): Promise<MediaOrdinals> {
  const most = reader.database
    .prepare<[], number | null>('SELECT max(rowid) FROM media')
    .pluck()
    .get();
  const media = collectMedia(most ?? 0);
  // The sign keeps SQLite from the index of states, which it would search from its beginning for every chunk.
  await eachRow<readonly [number, string]>(
    reader,
    `SELECT rowid, media_id FROM media WHERE rowid > @after AND +state = 'clean' ORDER BY rowid`,
    {},
    0,
    ([rowId, mediaId]) => media.add(rowId, mediaId),
  );
  return media.finish(reader.pause);
}

async function readLabels(
  reader: Reader,
  ordinals: MediaOrdinals,
  { postIds, polarities, confidences }: GalleryColumns,
): Promise<void> {
  const walk = ordinals.walk();
  await eachRow<readonly [string, number, number, number]>(
    reader,
    `SELECT media_id, post_id, polarity, confidence FROM media_labels
     WHERE media_id > @after ORDER BY media_id`,
    {},
    '',
    ([mediaId, postId, polarity, confidence]) => {
      const place = walk(mediaId);
      if (place < 0) return;
      postIds[place] = postId;
      polarities[place] = polarity;
      confidences[place] = confidence;
    },
  );
}

/** Images without a weak label still came with posts. */
async function readFirstPosts(
  { database, pause }: Reader,
  { size, rowIds, postIds }: GalleryColumns,
): Promise<void> {
  const firstPost = database
    .prepare<[number], number | null>(`SELECT ${FIRST_POST} FROM media m WHERE m.rowid = ?`)
    .pluck();
  let looked = 0;
  for (let place = 0; place < size; place += 1) {
    if (postIds[place] !== 0) continue;
    postIds[place] = firstPost.get(rowIds[place] ?? 0) ?? 0;
    looked += 1;
    if (looked % LOOKUPS === 0) await pause();
  }
}

async function readPosts(reader: Reader, columns: GalleryColumns, teacher: string): Promise<void> {
  const { postIds, platforms, postedAtMs, sensitive, probabilities } = columns;
  const most = postIds.reduce((largest, postId) => Math.max(largest, postId), 0);
  const platformOf = new Uint8Array(most + 1).fill(NO_VALUE);
  const timeOf = new Float64Array(most + 1).fill(Number.NaN);
  const sensitiveOf = new Uint8Array(most + 1);
  const known = new Map<string, number>(Platform.options.map((name, index) => [name, index]));
  await eachRow<readonly [number, string, number | null, number]>(
    reader,
    `SELECT post_id, platform, posted_at_ms, possibly_sensitive FROM posts
     WHERE post_id > @after ORDER BY post_id`,
    {},
    0,
    ([postId, platform, time, isSensitive]) => {
      platformOf[postId] = known.get(platform) ?? NO_VALUE;
      timeOf[postId] = time ?? Number.NaN;
      sensitiveOf[postId] = isSensitive;
    },
  );
  const opinions = new Float32Array(3 * (most + 1)).fill(Number.NaN);
  await eachRow<readonly [number, number, number, number]>(
    reader,
    `SELECT post_id, negative, neutral, positive FROM weak_labels
     WHERE teacher = @teacher AND post_id > @after ORDER BY post_id`,
    { teacher },
    0,
    ([postId, negative, neutral, positive]) => {
      opinions[3 * postId] = negative;
      opinions[3 * postId + 1] = neutral;
      opinions[3 * postId + 2] = positive;
    },
  );
  await reader.pause();
  for (let place = 0; place < columns.size; place += 1) {
    const postId = postIds[place] ?? 0;
    platforms[place] = platformOf[postId] ?? NO_VALUE;
    postedAtMs[place] = timeOf[postId] ?? Number.NaN;
    sensitive[place] = sensitiveOf[postId] ?? 0;
    if (columns.polarities[place] === NO_VALUE) continue;
    for (let index = 0; index < 3; index += 1) {
      probabilities[3 * place + index] = opinions[3 * postId + index] ?? Number.NaN;
    }
  }
}

async function readGroups(
  reader: Reader,
  ordinals: MediaOrdinals,
  { size, representatives, groupSizes }: GalleryColumns,
): Promise<void> {
  const walk = ordinals.walk();
  const sizes = new Uint32Array(size);
  const members: number[] = [];
  await eachRow<readonly [string, string]>(
    reader,
    `SELECT media_id, representative_id FROM near_duplicate_members
     WHERE media_id > @after ORDER BY media_id`,
    {},
    '',
    ([mediaId, representativeId]) => {
      const place = walk(mediaId);
      const representative = ordinals.find(representativeId);
      if (place < 0 || representative < 0) return;
      representatives[place] = representative;
      sizes[representative] = (sizes[representative] ?? 0) + 1;
      members.push(place);
    },
  );
  for (const place of members) groupSizes[place] = sizes[representatives[place] ?? 0] ?? 1;
}

async function readSensitive(
  reader: Reader,
  ordinals: MediaOrdinals,
  { sensitive }: GalleryColumns,
): Promise<void> {
  const walk = ordinals.walk();
  await eachRow<readonly [string]>(
    reader,
    `SELECT media_id FROM sensitive_checks
     WHERE media_id > @after AND sensitive = 1 ORDER BY media_id`,
    {},
    '',
    ([mediaId]) => {
      const place = walk(mediaId);
      if (place >= 0) sensitive[place] = 1;
    },
  );
}

async function readVerdicts(
  reader: Reader,
  ordinals: MediaOrdinals,
  { outcomes }: GalleryColumns,
): Promise<number> {
  const walk = ordinals.walk();
  let newest = 0;
  await eachRow<readonly [string, number | null, number]>(
    reader,
    `SELECT media_id, outcome, revision FROM media_verdicts
     WHERE media_id > @after ORDER BY media_id`,
    {},
    '',
    ([mediaId, outcome, revision]) => {
      newest = Math.max(newest, revision);
      const place = walk(mediaId);
      if (place >= 0) outcomes[place] = outcome ?? NO_VALUE;
    },
  );
  return newest;
}

async function readStudent(
  reader: Reader,
  ordinals: MediaOrdinals,
  student: string,
): Promise<StudentColumns> {
  const walk = ordinals.walk();
  const probabilities = new Float32Array(3 * ordinals.size).fill(Number.NaN);
  const polarities = new Uint8Array(ordinals.size).fill(NO_VALUE);
  await eachRow<readonly [string, number, number, number]>(
    reader,
    `SELECT media_id, negative, neutral, positive FROM student_opinions
     WHERE student = @student AND media_id > @after ORDER BY media_id`,
    { student },
    '',
    ([mediaId, negative, neutral, positive]) => {
      const place = walk(mediaId);
      if (place < 0) return;
      probabilities[3 * place] = negative;
      probabilities[3 * place + 1] = neutral;
      probabilities[3 * place + 2] = positive;
      polarities[place] =
        negative >= neutral && negative >= positive ? 0 : neutral >= positive ? 1 : 2;
    },
  );
  return { probabilities, polarities };
}
