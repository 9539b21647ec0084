import {
  keepPreviousData,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { BenchmarkSource } from '../../shared/domain/benchmark-source.ts';
import type { EvaluatedModel } from '../../shared/domain/evaluated-model.ts';
import type { EvaluationManner } from '../../shared/domain/evaluation-metrics.ts';
import type { EvaluatedImageQuery, ReportRequest } from '../../shared/domain/evaluation-report.ts';
import type { EvaluationTarget } from '../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { Polarity } from '../../shared/domain/polarity.ts';
import { useBridge } from './bridge-context.ts';

/** Models that can be evaluated here. */
export function useEvaluatedModels() {
  const { api } = useBridge();
  return useQuery(api.evaluations.models.queryOptions());
}

/** A report; the one before stays until the next is there. */
export function useReport(request: ReportRequest) {
  const { api } = useBridge();
  return useQuery(
    api.evaluations.report.queryOptions({ input: request, placeholderData: keepPreviousData }),
  );
}

/** A page of an evaluation's images, null: none; the one before stays until the next is there. */
export function useEvaluatedImages(
  asked: {
    readonly report: ReportRequest;
    readonly query: EvaluatedImageQuery;
    readonly offset: number;
    readonly limit: number;
  } | null,
) {
  const { api } = useBridge();
  return useQuery(
    api.evaluations.images.queryOptions({
      input: asked ?? skipToken,
      placeholderData: keepPreviousData,
    }),
  );
}

/** Everything that is known of one judged image. */
export function useEvaluatedImage(asked: {
  readonly model: EvaluatedModel;
  readonly target: EvaluationTarget;
  readonly mediaId: MediaId;
  readonly manner: EvaluationManner;
}) {
  const { api } = useBridge();
  return useQuery(api.evaluations.image.queryOptions({ input: asked }));
}

/** What speaks for a polarity in an image; asked for once one is chosen. */
export function useHeatMap(model: EvaluatedModel, mediaId: MediaId, polarity: Polarity | null) {
  const { api } = useBridge();
  return useQuery(
    api.evaluations.heatMap.queryOptions({
      input: polarity === null ? skipToken : { model, mediaId, polarity },
    }),
  );
}

/** Two models on the same images. */
export function useComparison(asked: {
  readonly first: EvaluatedModel;
  readonly second: EvaluatedModel;
  readonly target: EvaluationTarget;
  readonly manner: EvaluationManner;
  readonly minAgreeing: number | null;
}) {
  const { api } = useBridge();
  return useQuery(
    api.evaluations.compare.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  );
}

/** What an import would take; read anew whenever it is asked for, since files change. */
export function useBenchmarkPreview(source: BenchmarkSource | null) {
  const { api } = useBridge();
  return useQuery(
    api.benchmarks.preview.queryOptions({
      input: source ?? skipToken,
      staleTime: 0,
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
}

/** Deletes a benchmark with its evaluations. */
export function useRemoveBenchmark() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.benchmarks.remove.mutationOptions({
      onSuccess: (benchmarks) => {
        cache.setQueryData(api.benchmarks.list.queryKey(), benchmarks);
        void cache.invalidateQueries({ queryKey: api.evaluations.key() });
      },
    }),
  );
}
