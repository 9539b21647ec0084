import type { Database } from 'better-sqlite3';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';

type LabelRow = readonly [post: number, polarity: number];
type Cuts = Readonly<Record<Polarity, number>>;

/** Images of each polarity that a selection takes. */
export type SelectedCounts = {
  readonly images: Readonly<Record<Polarity, number>>;
  /** Those of them that are near-duplicates of an image which represents them. */
  readonly copies: Readonly<Record<Polarity, number>>;
};

const CONFIDENT = 'l.confidence >= CASE l.polarity WHEN 0 THEN @NEG WHEN 1 THEN @NEU ELSE @POS END';

/**
 * Counts the images that a selection takes on which several teachers must agree.
 *
 * Every teacher's opinions are read once, in order: to look up each takes six times as long.
 */
export function createAgreeingQuery(
  database: Database,
): (selection: SelectionRule) => SelectedCounts {
  const labels = database
    .prepare<[Cuts], LabelRow>(
      `SELECT l.post_id, l.polarity FROM media_labels l WHERE ${CONFIDENT}`,
    )
    .raw();
  const copies = database
    .prepare<[Cuts], LabelRow>(
      `SELECT l.post_id, l.polarity FROM near_duplicate_members n
       CROSS JOIN media_labels l ON l.media_id = n.media_id
       WHERE n.representative_id <> n.media_id AND ${CONFIDENT}`,
    )
    .raw();
  const opinions = database
    .prepare<[string], LabelRow>('SELECT post_id, polarity FROM weak_labels WHERE teacher = ?')
    .raw();
  const lastPost = database
    .prepare<[], number>('SELECT coalesce(max(post_id), 0) FROM posts')
    .pluck();

  return ({ NEG, NEU, POS, agreeing = [] }) => {
    const teachers = new Set(agreeing);
    // How many teachers say each polarity of each post.
    const said = new Uint8Array(POLARITIES.length * ((lastPost.get() ?? 0) + 1));
    for (const teacher of teachers) {
      for (const [post, polarity] of opinions.iterate(teacher)) {
        const at = POLARITIES.length * post + polarity;
        said[at] = (said[at] ?? 0) + 1;
      }
    }
    const agreed = (rows: Iterable<LabelRow>): Cuts => {
      const counts = new Float64Array(POLARITIES.length);
      for (const [post, polarity] of rows) {
        if (said[POLARITIES.length * post + polarity] !== teachers.size) continue;
        counts[polarity] = (counts[polarity] ?? 0) + 1;
      }
      const [negative = 0, neutral = 0, positive = 0] = counts;
      return { NEG: negative, NEU: neutral, POS: positive };
    };
    const cuts = { NEG, NEU, POS };
    return { images: agreed(labels.iterate(cuts)), copies: agreed(copies.iterate(cuts)) };
  };
}
