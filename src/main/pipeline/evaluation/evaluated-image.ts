import type { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import type { EvaluatedImageDetail } from '../../../shared/domain/evaluation-report.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import { Failure } from '../../../shared/failure.ts';
import { judgementIn } from '../../domain/evaluation/judged-images.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import type { Measurement } from '../ports/evaluation-store.ts';
import { type Keep, readTarget, trainingOf } from './counted-rows.ts';
import { shown } from './evaluated-images.ts';
import { requireEvaluation } from './judged-target.ts';

/**
 * Everything that is known of a judged image.
 *
 * @throws Failure NOT_FOUND without the evaluation, or where the model did not judge the image.
 */
export function evaluatedImage(
  reading: EvaluationReading,
  request: Measurement & {
    readonly mediaId: MediaId;
    readonly manner: EvaluationManner;
    readonly teacher: string;
    /** Null: none is chosen. */
    readonly student: string | null;
  },
  keep: Keep,
): EvaluatedImageDetail {
  const { mediaId, manner, teacher, student, model, target } = request;
  requireEvaluation(reading, request);
  const row = readTarget(reading, { model, target }, keep).rows.find(
    (other) => other.mediaId === mediaId,
  );
  if (row === undefined) {
    throw new Failure(
      'NOT_FOUND',
      'The model did not judge this image on this target',
      'Choose an image of the report.',
    );
  }
  const post = row.post === null ? null : reading.post(row.post);
  return {
    image: shown(row, judgementIn(row.probabilities, manner).polarity),
    file: row.file,
    post,
    teacher: row.post === null ? null : reading.weakLabel(teacher, row.post),
    student: student === null ? null : reading.opinion(student, mediaId),
    contaminatedBy: trainingOf(reading, model)?.of(mediaId) ?? [],
  };
}
