import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EvaluatedModel } from '../domain/evaluated-model.ts';
import { EvaluationManner, PairedComparison } from '../domain/evaluation-metrics.ts';
import {
  EmbeddingMap,
  EvaluatedImage,
  EvaluatedImageDetail,
  EvaluatedImageQuery,
  EvaluationEntry,
  EvaluationReport,
  HeatMap,
  ReportRequest,
} from '../domain/evaluation-report.ts';
import { EvaluationTarget } from '../domain/evaluation-target.ts';
import { MediaId } from '../domain/ids.ts';
import { Polarity } from '../domain/polarity.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);
const pair = z.object({ model: EvaluatedModel, target: EvaluationTarget });

/** Models measured on labelled images; the job `evaluate` makes the predictions, everything here is read from them. */
export const evaluationsContract = {
  /** Newest first. */
  list: procedure.output(z.array(EvaluationEntry).readonly()),
  /** Models that can be evaluated here: finished runs, epochs that are kept, imported weights with three outputs. */
  models: procedure.output(
    z.array(z.object({ model: EvaluatedModel, description: z.string() }).readonly()).readonly(),
  ),
  report: procedure.input(ReportRequest).output(EvaluationReport),
  images: procedure
    .input(
      z.object({
        report: ReportRequest,
        query: EvaluatedImageQuery,
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.int(), images: z.array(EvaluatedImage).readonly() }).readonly()),
  image: procedure
    .input(pair.extend({ mediaId: MediaId, manner: EvaluationManner }))
    .output(EvaluatedImageDetail),
  /** Fails CONFLICT where the two were not measured on the same images. */
  compare: procedure
    .input(
      z.object({
        first: EvaluatedModel,
        second: EvaluatedModel,
        target: EvaluationTarget,
        manner: EvaluationManner,
        minAgreeing: z.int().positive().nullable(),
      }),
    )
    .output(PairedComparison),
  /** Computed in the trainer; waits for its turn after a job's batch. */
  heatMap: procedure
    .input(z.object({ model: EvaluatedModel, mediaId: MediaId, polarity: Polarity }))
    .output(HeatMap),
  /** The map that the job `map-embeddings` made, or null. */
  map: procedure.input(pair).output(EmbeddingMap.nullable()),
};
