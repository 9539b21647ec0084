import { scoreSlice } from '../../domain/evaluation/score-slice.ts';
import type { MeasuredFigures } from '../evaluate-model.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import type { Measurement } from '../ports/evaluation-store.ts';
import { asJudged, BOOTSTRAP_SEED, judgedRows } from './judged-target.ts';

/** What the predictions of a model on a target come to; null where no image could be decoded. */
export function measureTarget(
  reading: Pick<EvaluationReading, 'evaluations' | 'targetImages'>,
  measurement: Measurement,
): MeasuredFigures | null {
  const predictions = reading.evaluations.predictions(measurement);
  const images = judgedRows(reading, measurement).map(asJudged);
  const threeWay = scoreSlice(images, 'three-way', BOOTSTRAP_SEED);
  if (threeWay === null) return null;
  return {
    images: images.length,
    unreadable: predictions.filter(({ probabilities }) => probabilities === null).length,
    accuracy: threeWay.accuracy,
    twoWayAccuracy: scoreSlice(images, 'drop-neutral', BOOTSTRAP_SEED)?.accuracy ?? null,
  };
}
