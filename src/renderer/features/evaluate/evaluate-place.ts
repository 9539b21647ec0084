import {
  type EvaluatedModel,
  modelFromKey,
  modelKey,
} from '../../../shared/domain/evaluated-model.ts';
import { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import type { ReportRequest } from '../../../shared/domain/evaluation-report.ts';
import {
  type EvaluationTarget,
  targetFromKey,
  targetKey,
} from '../../../shared/domain/evaluation-target.ts';
import { type ImageChoice, imageChoiceFromText, imageChoiceText } from './images/image-choice.ts';

/** Which evaluation is looked at, and how. */
export type EvaluatePlace = {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
  /** Null: the usual one of the target. */
  readonly manner: EvaluationManner | null;
  readonly minAgreeing: number | null;
  readonly withoutContaminated: boolean;
  /** The model that this one is compared with; null: none. */
  readonly other: EvaluatedModel | null;
  /** The images that are seen; null: none were asked for yet. */
  readonly images: ImageChoice | null;
};

/** Reads `model=run:a&target=benchmark:b&manner=three-way`; null where no evaluation is named. */
export function evaluatePlaceFromQuery(query: string): EvaluatePlace | null {
  const values = new URLSearchParams(query);
  const model = modelFromKey(values.get('model') ?? '');
  const target = targetFromKey(values.get('target') ?? '');
  if (model === null || target === null) return null;
  const least = Number(values.get('agreeing'));
  const other = modelFromKey(values.get('other') ?? '');
  return {
    model,
    target,
    manner: EvaluationManner.safeParse(values.get('manner')).data ?? null,
    minAgreeing: Number.isInteger(least) && least > 0 ? least : null,
    withoutContaminated: values.get('without') === 'contaminated',
    other: other !== null && modelKey(other) !== modelKey(model) ? other : null,
    images: imageChoiceFromText(values.get('images') ?? ''),
  };
}

/** The query of a place; `evaluatePlaceFromQuery` gives it back. */
export function evaluateQuery(place: EvaluatePlace): string {
  const { model, target, manner, minAgreeing, withoutContaminated, other, images } = place;
  return new URLSearchParams({
    model: modelKey(model),
    target: targetKey(target),
    ...(manner === null ? {} : { manner }),
    ...(minAgreeing === null ? {} : { agreeing: `${minAgreeing}` }),
    ...(withoutContaminated ? { without: 'contaminated' } : {}),
    ...(other === null ? {} : { other: modelKey(other) }),
    ...(images === null ? {} : { images: imageChoiceText(images) }),
  }).toString();
}

/** An evaluation as it is opened from a list. */
export function firstPlace(model: EvaluatedModel, target: EvaluationTarget): EvaluatePlace {
  return {
    model,
    target,
    manner: null,
    minAgreeing: null,
    withoutContaminated: false,
    other: null,
    images: null,
  };
}

/** What the place counts; `usual` is the manner where none was chosen. */
export function reportRequestOf(place: EvaluatePlace, usual: EvaluationManner): ReportRequest {
  const { model, target, manner, minAgreeing, withoutContaminated } = place;
  return { model, target, manner: manner ?? usual, minAgreeing, withoutContaminated };
}
