import { useQuery } from '@tanstack/react-query';
import type { EvaluatedModel } from '../../shared/domain/evaluated-model.ts';
import type { EvaluationTarget } from '../../shared/domain/evaluation-target.ts';
import { useBridge } from './bridge-context.ts';

/** The map of an evaluation, null where none was made; asked for again when a job has ended. */
export function useEmbeddingMap(asked: {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
}) {
  const { api } = useBridge();
  return useQuery(api.evaluations.map.queryOptions({ input: asked }));
}
