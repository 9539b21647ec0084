import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import type { JudgedPairs } from '../pipeline/ports/judged-pairs.ts';

type JudgedRow = {
  readonly a: MediaId;
  readonly b: MediaId;
  readonly kind: CopyKind | null;
  readonly score: number;
  readonly is_mirrored: number;
};

export function createJudgedPairs(database: Database): JudgedPairs {
  const printed = database.prepare<
    [MediaId],
    { readonly grey: GreyImage; readonly hashes: Uint8Array | null }
  >('SELECT grey, hashes FROM media_prints WHERE media_id = ?');
  const recall = database.prepare<[{ readonly images: string }], JudgedRow>(
    `WITH asked AS MATERIALIZED (SELECT value AS media_id FROM json_each(@images))
     SELECT j.media_a AS a, j.media_b AS b, j.kind, j.score, j.is_mirrored
     FROM asked CROSS JOIN judged_pairs j ON j.media_a = asked.media_id
     WHERE j.media_b IN (SELECT media_id FROM asked)`,
  );
  const keep = database.prepare(
    `INSERT OR REPLACE INTO judged_pairs (media_a, media_b, kind, score, is_mirrored)
     VALUES (?, ?, ?, ?, ?)`,
  );
  return {
    printed: (mediaId) => printed.get(mediaId) ?? null,
    recall: (images) =>
      recall.all({ images: JSON.stringify(images) }).map(({ a, b, kind, score, is_mirrored }) => ({
        a,
        b,
        finding: kind === null ? null : { kind, score, isMirrored: is_mirrored === 1 },
      })),
    keep: database.transaction((pairs) => {
      for (const { a: one, b: other, finding } of pairs) {
        const [a, b] = one < other ? [one, other] : [other, one];
        const { kind = null, score = 0, isMirrored = false } = finding ?? {};
        keep.run(a, b, kind, score, Number(isMirrored));
      }
    }) satisfies JudgedPairs['keep'],
  };
}
