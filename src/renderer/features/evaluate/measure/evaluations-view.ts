import { modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { targetName } from '../../../../shared/domain/evaluation-target.ts';
import { oneOf } from '../../../ui/one-of.ts';

export const EVALUATION_ORDERS = [
  'when',
  'model',
  'target',
  'images',
  'accuracy',
  'two-way',
] as const;
export type EvaluationOrder = (typeof EVALUATION_ORDERS)[number];

/** In which order evaluations are listed. */
export type EvaluationsView = {
  readonly order: EvaluationOrder;
  /** Against the order's usual direction: the largest or newest first, names from A. */
  readonly isReversed: boolean;
};

/** Reads `sort=accuracy&reversed=1`; what is missing or wrong is as at first. */
export function evaluationsViewFromQuery(query: string): EvaluationsView {
  const values = new URLSearchParams(query);
  return {
    order: oneOf(values.get('sort'), EVALUATION_ORDERS),
    isReversed: values.get('reversed') === '1',
  };
}

/** A query with this view in it; what else stands in the query stays. */
export function queryWithEvaluationsView(query: string, view: EvaluationsView): string {
  const values = new URLSearchParams(query);
  if (view.order === EVALUATION_ORDERS[0]) values.delete('sort');
  else values.set('sort', view.order);
  if (view.isReversed) values.set('reversed', '1');
  else values.delete('reversed');
  return values.toString();
}

/** Whether an order's usual direction is from A or the least on. */
export function isAscending({ order, isReversed }: EvaluationsView): boolean {
  return (order === 'model' || order === 'target') !== isReversed;
}

/** The evaluations in a view's order; those without a value come last in both directions. */
export function orderedEvaluations(
  evaluations: readonly EvaluationEntry[],
  view: EvaluationsView,
): readonly EvaluationEntry[] {
  const sign = isAscending(view) ? 1 : -1;
  return evaluations.toSorted((a, b) => {
    const [one, other] = [orderValue(a, view.order), orderValue(b, view.order)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const difference =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : `${one}`.localeCompare(`${other}`, 'en');
    return sign * difference || b.evaluatedAtMs - a.evaluatedAtMs;
  });
}

function orderValue(entry: EvaluationEntry, order: EvaluationOrder): number | string | null {
  switch (order) {
    case 'when':
      return entry.evaluatedAtMs;
    case 'model':
      return modelName(entry.model);
    case 'target':
      return targetName(entry.target);
    case 'images':
      return entry.images;
    case 'accuracy':
      return entry.accuracy.value;
    case 'two-way':
      return entry.twoWayAccuracy?.value ?? null;
  }
}
