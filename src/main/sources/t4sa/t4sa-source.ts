import { z } from 'zod';
import type {
  Cursor,
  PostSource,
  SourceBatch,
  SourceRecord,
} from '../../pipeline/ports/post-source.ts';
import { hashFiles } from '../reading/hash-files.ts';
import { decodeHtmlEntities } from '../x-wire/decode-html-entities.ts';
import { snowflakeTime } from '../x-wire/snowflake-time.ts';
import { readImageLists, readTexts, type T4saImage } from './read-t4sa.ts';
import { findT4saFiles, type T4saFiles } from './t4sa-files.ts';

const BATCH_RECORDS = 1000;

/** Rejected lines and rows come first, in the files' order; then the posts, in the order of their ids. */
const T4saCursor = z.object({ problems: z.int().nonnegative(), posts: z.int().nonnegative() });
type T4saCursor = z.infer<typeof T4saCursor>;

const START: T4saCursor = { problems: 0, posts: 0 };

/**
 * The files of the T4SA release: posts are the ids of the image lists, joined with their texts.
 *
 * Keeps the lists and the texts of listed posts in memory (for B-T4SA some 350 MB); the other texts
 * pass by. Going on from a cursor reads the files again.
 *
 * @throws Failure when a needed file is missing or cannot be read.
 */
export async function openT4saSource(folder: string): Promise<PostSource> {
  const files = await findT4saFiles(folder);
  return {
    kind: 't4sa',
    locator: folder,
    fingerprint: await hashFiles('t4sa', [...files.lists, files.texts]),
    read: (cursor, signal) =>
      readBatches(files, cursor === null ? START : T4saCursor.parse(cursor), signal),
  };
}

async function* readBatches(
  files: T4saFiles,
  from: T4saCursor,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const imagesByPost = new Map<string, T4saImage[]>();
  const textByPost = new Map<string, string>();
  const batch = (records: readonly SourceRecord[], at: T4saCursor): SourceBatch => ({
    records,
    cursor: at satisfies Cursor,
    progress: { done: at.posts, total: imagesByPost.size, unit: 'posts' },
  });

  let problems = 0;
  let rejected: SourceRecord[] = [];
  const take = async function* (found: AsyncIterable<SourceRecord>): AsyncGenerator<SourceBatch> {
    for await (const record of found) {
      problems += 1;
      if (problems > from.problems) rejected.push(record);
      if (rejected.length < BATCH_RECORDS) continue;
      yield batch(rejected, { problems, posts: 0 });
      rejected = [];
    }
  };
  yield* take(readImageLists(files, imagesByPost, signal));
  yield* take(readTexts(files, imagesByPost, textByPost, signal));
  if (rejected.length > 0) yield batch(rejected, { problems, posts: 0 });

  const ids = [...imagesByPost.keys()].sort(byNumber);
  for (let first = from.posts; first < ids.length; first += BATCH_RECORDS) {
    signal.throwIfAborted();
    const some = ids.slice(first, first + BATCH_RECORDS);
    const records = some.map((id) => recordOf(id, imagesByPost.get(id), textByPost.get(id)));
    yield batch(records, { problems, posts: first + some.length });
  }
}

function recordOf(id: string, images: readonly T4saImage[] = [], text = ''): SourceRecord {
  const place = `post ${id}`;
  if (text.trim() === '') {
    const detail = 'raw_tweets_text.csv has no text for it';
    return { kind: 'rejected', place, reason: 'post:no-text', detail };
  }
  return {
    kind: 'post',
    place,
    post: {
      platform: 'x',
      nativeId: id,
      text: decodeHtmlEntities(text),
      language: 'en',
      postedAtMs: snowflakeTime(id),
      isRetweet: false,
      possiblySensitive: false,
      attachments: images
        .toSorted((a, b) => a.position - b.position)
        .map(({ position, path }) => ({ kind: 'photo', position, locator: path })),
    },
  };
}

/** Orders ids of digits by value: they are too long for numbers. */
function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
