import { type EvaluatedModel, modelName } from '../../../shared/domain/evaluated-model.ts';
import type {
  EvaluationManner,
  PairedComparison,
} from '../../../shared/domain/evaluation-metrics.ts';
import { type EvaluationTarget, targetName } from '../../../shared/domain/evaluation-target.ts';
import { Failure } from '../../../shared/failure.ts';
import { compareModels } from '../../domain/evaluation/compare-models.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import { type Keep, readTarget, withAgreement } from './counted-rows.ts';
import { asJudged, BOOTSTRAP_SEED, requireEvaluation } from './judged-target.ts';

/**
 * Compares two models that were measured on the same images.
 *
 * @throws Failure NOT_FOUND without one of the evaluations, CONFLICT where the images are others, BAD_INPUT where none
 * counts.
 */
export function compareEvaluations(
  reading: EvaluationReading,
  request: {
    readonly first: EvaluatedModel;
    readonly second: EvaluatedModel;
    readonly target: EvaluationTarget;
    readonly manner: EvaluationManner;
    readonly minAgreeing: number | null;
  },
  keep: Keep,
): PairedComparison {
  return keep(`compared ${JSON.stringify(request)}`, () => {
    const { first, second, target, manner, minAgreeing } = request;
    const [rows, others] = [first, second].map((model) => {
      requireEvaluation(reading, { model, target });
      return withAgreement(readTarget(reading, { model, target }, keep).rows, minAgreeing);
    });
    if (rows === undefined || others === undefined) throw new Error('two models give two lists');
    const isSame =
      rows.length === others.length &&
      rows.every(({ mediaId }, place) => mediaId === others[place]?.mediaId);
    if (!isSame) {
      throw new Failure(
        'CONFLICT',
        `${modelName(first)} and ${modelName(second)} judged other images of ${targetName(target)}`,
        'Evaluate both again: images could not be read when one of them was measured.',
      );
    }
    const images = rows.map((row, place) => {
      const { probabilities, ...image } = asJudged(row);
      return {
        ...image,
        first: probabilities,
        second: others[place]?.probabilities ?? probabilities,
      };
    });
    const compared = compareModels(images, manner, BOOTSTRAP_SEED);
    if (compared !== null) return compared;
    throw new Failure(
      'BAD_INPUT',
      'No image counts in this way',
      'Ask for less agreement, or choose the three-way manner.',
    );
  });
}
