import type { Database } from 'better-sqlite3';
import type { GalleryFilter, GalleryItem, GalleryOrder } from '../../shared/domain/gallery.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import type { Platform } from '../../shared/domain/post.ts';

type GalleryRow = {
  readonly media_id: MediaId;
  readonly width: number;
  readonly height: number;
  readonly polarity: number;
  readonly confidence: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly platform: Platform;
  readonly native_id: string;
  readonly text: string;
  readonly posted_at_ms: number | null;
  readonly possibly_sensitive: number;
  readonly group_size: number;
};

export type GalleryQuery = {
  readonly page: (
    teacher: string,
    filter: GalleryFilter,
    range: { readonly offset: number; readonly limit: number },
  ) => { readonly items: readonly GalleryItem[]; readonly total: number };
  /** The labelled images of the group that an image is in, the representative first; the image alone without a group. */
  readonly group: (teacher: string, mediaId: MediaId) => readonly GalleryItem[];
};

/** Whole rows for the ids that an inner query found: text and probabilities are read for one page only. */
const rowsOf = (ids: string): string => `
  WITH page (media_id, place) AS (${ids})
  SELECT l.media_id, m.width, m.height, l.polarity, l.confidence, w.negative, w.neutral, w.positive,
    p.platform, p.native_id, p.text, p.posted_at_ms, p.possibly_sensitive,
    coalesce((SELECT count(*) FROM near_duplicate_members n WHERE n.representative_id =
      (SELECT representative_id FROM near_duplicate_members own WHERE own.media_id = l.media_id)), 0)
      AS group_size
  FROM page
  JOIN media_labels l ON l.media_id = page.media_id
  JOIN media m ON m.media_id = l.media_id
  JOIN posts p ON p.post_id = l.post_id
  JOIN weak_labels w ON w.teacher = @teacher AND w.post_id = l.post_id
  ORDER BY page.place`;

const ORDERS: Readonly<Record<GalleryOrder, string>> = {
  'confidence-descending': 'l.confidence DESC, l.media_id',
  'confidence-ascending': 'l.confidence, l.media_id',
  newest: 'p.posted_at_ms DESC NULLS LAST, l.media_id',
};

export function createGalleryQuery(database: Database): GalleryQuery {
  const group = database.prepare<
    [{ readonly teacher: string; readonly mediaId: string }],
    GalleryRow
  >(
    rowsOf(`
      SELECT n.media_id, row_number() OVER (ORDER BY n.media_id <> n.representative_id, n.distance, n.media_id)
      FROM near_duplicate_members n WHERE n.representative_id =
        (SELECT representative_id FROM near_duplicate_members WHERE media_id = @mediaId)
      UNION ALL
      SELECT @mediaId, 0 WHERE NOT EXISTS
        (SELECT 1 FROM near_duplicate_members WHERE media_id = @mediaId)`),
  );

  return {
    page: (teacher, filter, { offset, limit }) => {
      const condition = conditionOf(filter);
      const values = { minimum: filter.minConfidence, maximum: filter.maxConfidence };
      const total = database
        .prepare<[typeof values], number>(`SELECT count(*) FROM media_labels l WHERE ${condition}`)
        .pluck()
        .get(values);
      const order = ORDERS[filter.order];
      const posts = filter.order === 'newest' ? 'JOIN posts p ON p.post_id = l.post_id' : '';
      const rows = database
        .prepare<[Readonly<Record<string, string | number>>], GalleryRow>(
          rowsOf(`
            SELECT media_id, row_number() OVER () FROM (
              SELECT l.media_id FROM media_labels l ${posts} WHERE ${condition}
              ORDER BY ${order} LIMIT @limit OFFSET @offset)`),
        )
        .all({ ...values, teacher, limit, offset });
      return { items: rows.map(galleryItem), total: total ?? 0 };
    },
    group: (teacher, mediaId) => group.all({ teacher, mediaId }).map(galleryItem),
  };
}

function conditionOf(filter: GalleryFilter): string {
  const polarities = filter.polarities.map(polarityIndex).join(', ');
  const conditions = [
    `l.polarity IN (${polarities})`,
    'l.confidence BETWEEN @minimum AND @maximum',
  ];
  if (filter.representativesOnly) {
    conditions.push(`NOT EXISTS (SELECT 1 FROM near_duplicate_members n
      WHERE n.media_id = l.media_id AND n.representative_id <> l.media_id)`);
  }
  return conditions.join(' AND ');
}

function galleryItem(row: GalleryRow): GalleryItem {
  return {
    mediaId: row.media_id,
    width: row.width,
    height: row.height,
    polarity: polarityFromIndex(row.polarity),
    confidence: row.confidence,
    probabilities: [row.negative, row.neutral, row.positive],
    platform: row.platform,
    postId: row.native_id,
    text: row.text,
    postedAtMs: row.posted_at_ms,
    possiblySensitive: row.possibly_sensitive === 1,
    groupSize: Math.max(1, row.group_size),
  };
}
