import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { type Probabilities, polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { EvaluationReading, TargetImage } from '../pipeline/ports/evaluation-reading.ts';
import { createEmbeddingMapStore } from './embedding-map-store.ts';
import { createEvaluationStore } from './evaluation-store.ts';
import { createRunStore } from './run-store.ts';
import { createTrainingCopies } from './training-copies.ts';

type TargetRow = Omit<TargetImage, 'label' | 'isSensitive'> & {
  readonly polarity: number;
  readonly sensitive: number;
};

type ProbabilityRow = {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
};

/** Columns of an image `i` with its media row `m` and post `p`. */
const COMMON = `i.media_id AS mediaId, i.polarity, m.width, m.height, p.post_id AS post, p.platform,
  coalesce(p.possibly_sensitive, 0) OR coalesce(c.sensitive, 0) AS sensitive`;

export function createEvaluationReading(database: Database): EvaluationReading {
  const ofBenchmark = database.prepare<[string], TargetRow>(
    `SELECT ${COMMON}, nullif(i.file, i.media_id) AS file, i.agreeing, i.annotators, NULL AS confidence
     FROM benchmark_items i
     JOIN media m ON m.media_id = i.media_id
     LEFT JOIN media_labels l ON l.media_id = i.media_id
     LEFT JOIN posts p ON p.post_id = coalesce(l.post_id,
       (SELECT min(a.post_id) FROM attachments a WHERE a.media_id = i.media_id))
     LEFT JOIN sensitive_checks c ON c.media_id = i.media_id
     WHERE i.benchmark = ? ORDER BY i.media_id`,
  );
  const ofSplit = database.prepare<[string, string], TargetRow>(
    `SELECT ${COMMON}, NULL AS file, NULL AS agreeing, NULL AS annotators, i.confidence
     FROM dataset_items i
     JOIN media m ON m.media_id = i.media_id
     LEFT JOIN posts p ON p.post_id = i.post_id
     LEFT JOIN sensitive_checks c ON c.media_id = i.media_id
     WHERE i.dataset = ? AND i.split = ? ORDER BY i.media_id`,
  );
  const post = database.prepare<
    [number],
    { readonly platform: string; readonly text: string; readonly postedAtMs: number | null }
  >('SELECT platform, text, posted_at_ms AS postedAtMs FROM posts WHERE post_id = ?');
  const weakLabel = database.prepare<[string, number], ProbabilityRow>(
    'SELECT negative, neutral, positive FROM weak_labels WHERE teacher = ? AND post_id = ?',
  );
  const opinion = database.prepare<[string, MediaId], ProbabilityRow>(
    'SELECT negative, neutral, positive FROM student_opinions WHERE student = ? AND media_id = ?',
  );
  return {
    evaluations: createEvaluationStore(database),
    embeddingMaps: createEmbeddingMapStore(database),
    runs: createRunStore(database),
    targetImages: (target) =>
      (target.kind === 'benchmark'
        ? ofBenchmark.all(target.name)
        : ofSplit.all(target.dataset, target.split)
      ).map(imageOf),
    trainingCopies: createTrainingCopies(database),
    post: (id) => post.get(id) ?? null,
    weakLabel: (teacher, id) => probabilitiesOf(weakLabel.get(teacher, id)),
    opinion: (student, mediaId) => probabilitiesOf(opinion.get(student, mediaId)),
  };
}

function imageOf({ polarity, sensitive, ...row }: TargetRow): TargetImage {
  return { ...row, label: polarityFromIndex(polarity), isSensitive: sensitive === 1 };
}

function probabilitiesOf(row: ProbabilityRow | undefined): Probabilities | null {
  return row === undefined ? null : [row.negative, row.neutral, row.positive];
}
