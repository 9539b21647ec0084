import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { GalleryItem } from '../../shared/domain/gallery.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { type Probabilities, polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { Platform } from '../../shared/domain/post.ts';
import { REVIEW_OUTCOMES } from '../../shared/domain/verdict.ts';

/** The earliest post that carries the image `m`, as an SQL expression. */
export const FIRST_POST = `(SELECT a.post_id FROM attachments a JOIN posts ap ON ap.post_id = a.post_id
  WHERE a.media_id = m.media_id
  ORDER BY ap.posted_at_ms IS NULL, ap.posted_at_ms, ap.platform, ap.native_id, a.position LIMIT 1)`;

type Row = {
  readonly media_id: MediaId;
  readonly width: number;
  readonly height: number;
  readonly polarity: number | null;
  readonly confidence: number | null;
  readonly negative: number | null;
  readonly neutral: number | null;
  readonly positive: number | null;
  readonly platform: Platform | null;
  readonly native_id: string;
  readonly text: string;
  readonly posted_at_ms: number | null;
  readonly is_sensitive: number;
  readonly representative_id: MediaId | null;
  readonly outcome: number | null;
  readonly student_negative: number | null;
  readonly student_neutral: number | null;
  readonly student_positive: number | null;
};

/** One statement for all rows: starting it costs as much as ten rows. */
const ROWS = `
  WITH image AS (
    SELECT asked.key AS place, m.*, l.polarity, l.confidence, coalesce(l.post_id, ${FIRST_POST}) AS post_id
    FROM json_each(@rowIds) asked CROSS JOIN media m ON m.rowid = asked.value
    LEFT JOIN media_labels l ON l.media_id = m.media_id)
  SELECT i.media_id, i.width, i.height, i.polarity, i.confidence, w.negative, w.neutral, w.positive,
    p.platform, p.native_id, p.text, p.posted_at_ms,
    coalesce(p.possibly_sensitive, 0) OR coalesce(c.sensitive, 0) AS is_sensitive,
    n.representative_id, v.outcome,
    o.negative AS student_negative, o.neutral AS student_neutral, o.positive AS student_positive
  FROM image i
  LEFT JOIN posts p ON p.post_id = i.post_id
  LEFT JOIN weak_labels w ON w.teacher = @teacher AND w.post_id = i.post_id
  LEFT JOIN near_duplicate_members n ON n.media_id = i.media_id
  LEFT JOIN sensitive_checks c ON c.media_id = i.media_id
  LEFT JOIN media_verdicts v ON v.media_id = i.media_id
  LEFT JOIN student_opinions o ON o.student = @student AND o.media_id = i.media_id
  ORDER BY i.place`;

/** Rows of images as they are now. */
export type MediaRows = {
  readonly settings: () => { readonly teacher: string; readonly student: string | null };
  readonly items: (rowIds: Iterable<number>) => readonly GalleryItem[];
  /** Null for an image that is not in the workspace. */
  readonly rowIdOf: (mediaId: MediaId) => number | null;
  readonly mediaIdOf: (rowId: number) => MediaId;
  /** Rows of its near-duplicate group, the representative first, then the nearest; itself without a group. */
  readonly groupOf: (mediaId: MediaId) => readonly number[];
  /** Rows of the clean images of all posts that carry it, in the order of posts and positions; itself without posts. */
  readonly samePosts: (mediaId: MediaId) => readonly number[];
};

/** @param defaultTeacher whose weak labels count while none was chosen. */
export function createMediaRows(database: Database, defaultTeacher: string): MediaRows {
  const allRows = database.prepare<
    [{ readonly rowIds: string; readonly teacher: string; readonly student: string | null }],
    Row
  >(ROWS);
  const groupSize = database
    .prepare<[string], number>(
      'SELECT count(*) FROM near_duplicate_members WHERE representative_id = ?',
    )
    .pluck();
  const rowId = database
    .prepare<[string], number>('SELECT rowid FROM media WHERE media_id = ?')
    .pluck();
  const mediaId = database
    .prepare<[number], MediaId>('SELECT media_id FROM media WHERE rowid = ?')
    .pluck();
  const group = database
    .prepare<[string], number>(
      `SELECT m.rowid FROM near_duplicate_members n JOIN media m ON m.media_id = n.media_id
       WHERE n.representative_id =
         (SELECT representative_id FROM near_duplicate_members WHERE media_id = ?)
       ORDER BY n.media_id <> n.representative_id, n.distance, n.media_id`,
    )
    .pluck();
  const samePosts = database
    .prepare<[string], number>(
      `SELECT m.rowid FROM (SELECT DISTINCT post_id FROM attachments WHERE media_id = ?) own
       JOIN attachments a ON a.post_id = own.post_id
       JOIN media m ON m.media_id = a.media_id AND m.state = 'clean'
       GROUP BY m.rowid ORDER BY min(a.post_id), min(a.position), m.rowid`,
    )
    .pluck();
  const setting = database
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck();
  const named = (key: string): string | null =>
    z
      .string()
      .nullable()
      .parse(JSON.parse(setting.get(key) ?? 'null'));

  const settings = () => ({
    teacher: named('teacher') ?? defaultTeacher,
    student: named('student'),
  });
  const rowIdOf = (id: MediaId) => rowId.get(id) ?? null;
  const orItself = (rowIds: readonly number[], id: MediaId): readonly number[] => {
    if (rowIds.length > 0) return rowIds;
    const own = rowIdOf(id);
    return own === null ? [] : [own];
  };

  return {
    settings,
    items: (rowIds) => {
      const sizes = new Map<string, number>();
      const sizeOf = (representative: string): number => {
        const known = sizes.get(representative) ?? groupSize.get(representative) ?? 1;
        sizes.set(representative, known);
        return known;
      };
      return allRows
        .all({ ...settings(), rowIds: JSON.stringify([...rowIds]) })
        .map((row) =>
          galleryItem(row, row.representative_id === null ? 1 : sizeOf(row.representative_id)),
        );
    },
    rowIdOf,
    mediaIdOf: (id) => {
      const found = mediaId.get(id);
      if (found === undefined) throw new Error(`media has no row ${id}`);
      return found;
    },
    groupOf: (id) => orItself(group.all(id), id),
    samePosts: (id) => orItself(samePosts.all(id), id),
  };
}

function galleryItem(row: Row, groupSize: number): GalleryItem {
  const probabilities = triple(row.negative, row.neutral, row.positive);
  return {
    mediaId: row.media_id,
    width: row.width,
    height: row.height,
    weak:
      row.polarity === null || row.confidence === null || probabilities === null
        ? null
        : { polarity: polarityFromIndex(row.polarity), confidence: row.confidence, probabilities },
    post:
      row.platform === null
        ? null
        : {
            platform: row.platform,
            nativeId: row.native_id,
            text: row.text,
            postedAtMs: row.posted_at_ms,
          },
    isSensitive: row.is_sensitive === 1,
    groupSize,
    outcome: row.outcome === null ? null : (REVIEW_OUTCOMES[row.outcome] ?? null),
    student: triple(row.student_negative, row.student_neutral, row.student_positive),
  };
}

function triple(
  negative: number | null,
  neutral: number | null,
  positive: number | null,
): Probabilities | null {
  return negative === null || neutral === null || positive === null
    ? null
    : [negative, neutral, positive];
}
