import { modelName } from '../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../shared/domain/evaluation-report.ts';
import { targetName } from '../../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { Failure } from '../../../shared/failure.ts';
import type { JudgedImage } from '../../domain/evaluation/judged-images.ts';
import type { EvaluationReading, TargetImage } from '../ports/evaluation-reading.ts';
import type { Measurement } from '../ports/evaluation-store.ts';

/** An image of a target that a model judged. */
export type JudgedRow = TargetImage & { readonly probabilities: Probabilities };

/** Seed of every bootstrap over an evaluation: the same predictions give the same intervals. */
export const BOOTSTRAP_SEED = 1;

/** @throws Failure NOT_FOUND for a model that was not measured on the target. */
export function requireEvaluation(
  { evaluations }: Pick<EvaluationReading, 'evaluations'>,
  measurement: Measurement,
): EvaluationEntry {
  const entry = evaluations.find(measurement);
  if (entry !== null) return entry;
  const { model, target } = measurement;
  throw new Failure(
    'NOT_FOUND',
    `${modelName(model)} was not measured on ${targetName(target)}`,
    'Evaluate it first.',
  );
}

/** Images of a target that a model judged, in order of media id; those that could not be decoded are left out. */
export function judgedRows(
  reading: Pick<EvaluationReading, 'evaluations' | 'targetImages'>,
  measurement: Measurement,
): readonly JudgedRow[] {
  const judged = new Map<MediaId, Probabilities>();
  for (const { mediaId, probabilities } of reading.evaluations.predictions(measurement)) {
    if (probabilities !== null) judged.set(mediaId, probabilities);
  }
  return reading.targetImages(measurement.target).flatMap((image) => {
    const probabilities = judged.get(image.mediaId);
    return probabilities === undefined ? [] : [{ ...image, probabilities }];
  });
}

/** A judged image as it is counted: images of one post hang together. */
export function asJudged({ label, probabilities, post }: JudgedRow): JudgedImage {
  return { label, probabilities, ...(post === null ? {} : { cluster: `${post}` }) };
}
