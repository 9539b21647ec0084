import type { Database } from 'better-sqlite3';
import type { SeededRandom } from '../src/main/domain/seeded-random.ts';
import type { RejectionReason } from '../src/shared/domain/rejection.ts';
import { inserter } from './inserter.ts';

/** Reasons with what the damage check says of each, and the shares that they have of what is left out. */
const REASONS: readonly (readonly [RejectionReason, string, number])[] = [
  ['image:text-card', '1080 × 1080 pixels', 0.4],
  ['image:too-small', '48 × 48 pixels', 0.25],
  ['image:truncated', 'premature end of JPEG image', 0.15],
  ['image:animated', '24 frames', 0.1],
  ['image:single-coloured', '640 × 480 pixels', 0.07],
  ['image:corrupt', 'bad Huffman code', 0.03],
];
/** One in so many of the text cards was taken back. */
const TAKEN_BACK = 20;

/** Leaves so many images out, each of a post of its own. */
export function fillLeftOut(
  database: Database,
  options: {
    readonly count: number;
    readonly random: SeededRandom;
    readonly newMediaId: () => string;
  },
): void {
  const { count, random, newMediaId } = options;
  const lastPost =
    database.prepare<[], number>('SELECT max(post_id) FROM posts').pluck().get() ?? 0;
  database.exec('INSERT INTO media_decisions (decision, decided_at_ms) VALUES (1, 1)');
  const posts = inserter(database, 'posts', [
    ...['post_id', 'import_id', 'platform', 'native_id', 'text', 'language', 'posted_at_ms'],
    'possibly_sensitive',
  ]);
  const attachments = inserter(database, 'attachments', [
    ...['post_id', 'position', 'locator', 'state', 'media_id'],
  ]);
  const media = inserter(database, 'media', [
    ...['media_id', 'size_bytes', 'state', 'reason', 'detail', 'searched'],
  ]);
  const overrides = inserter(database, 'media_overrides', [
    ...['media_id', 'reason', 'detail', 'decision'],
  ]);
  for (let index = 0; index < count; index += 1) {
    const mediaId = newMediaId();
    const postId = lastPost + 1 + index;
    let place = random.next();
    const [reason, detail] =
      REASONS.find(([, , share]) => {
        place -= share;
        return place < 0;
      }) ??
      REASONS[0] ??
      [];
    if (reason === undefined || detail === undefined) continue;
    const isTaken = reason === 'image:text-card' && index % TAKEN_BACK === 0;
    posts.add(postId, 1, 'x', `left out ${postId}`, `left out ${postId}`, 'en', 1, 0);
    attachments.add(postId, 0, `https://images.test/${postId}/0`, 'fetched', mediaId);
    if (isTaken) {
      media.add(mediaId, 60_000, 'unchecked', null, null, 0);
      overrides.add(mediaId, reason, detail, 1);
    } else media.add(mediaId, 60_000, 'damaged', reason, detail, 0);
  }
  for (const each of [posts, media, attachments, overrides]) each.finish();
}
