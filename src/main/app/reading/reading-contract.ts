import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureErrors } from '../../../shared/contract/failures.ts';
import { AuditDesign, AuditPlan } from '../../../shared/domain/audit.ts';
import { DatasetRecipe, DatasetSummary } from '../../../shared/domain/dataset.ts';
import { DatasetPreview } from '../../../shared/domain/dataset-preview.ts';
import { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import {
  EvaluationManner,
  type PairedComparison,
} from '../../../shared/domain/evaluation-metrics.ts';
import {
  type EmbeddingMap,
  type EvaluatedImageDetail,
  EvaluatedImageQuery,
  ReportRequest,
} from '../../../shared/domain/evaluation-report.ts';
import { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';
import { Funnel } from '../../../shared/domain/funnel.ts';
import { MediaId } from '../../../shared/domain/ids.ts';
import { LeakReport } from '../../../shared/domain/leak-report.ts';
import {
  GroupsPage,
  GroupsRequest,
  NearDuplicateOverview,
} from '../../../shared/domain/near-duplicates.ts';
import { SelectionRule } from '../../../shared/domain/selection.ts';
import { StudentSummary } from '../../../shared/domain/student.ts';
import { AuditRequest, AuditSample } from '../../domain/review/audit-sample.ts';
import type { MeasuredFigures } from '../../pipeline/evaluate-model.ts';
import type { ImagesPage } from '../../pipeline/evaluation/evaluated-images.ts';
import type { OwnReport } from '../../pipeline/evaluation/evaluation-report.ts';
import type { DrawnItem } from '../../pipeline/ports/drawn-item.ts';

const procedure = oc.errors(failureErrors);
const measurement = z.object({ model: EvaluatedModel, target: EvaluationTarget });

/** Questions that read a large part of the workspace: a thread answers them, so that nothing else waits. */
export const readingContract = {
  funnel: procedure
    .input(z.object({ teacher: z.string(), selection: SelectionRule }))
    .output(Funnel),
  /** Images that a selection takes, per polarity. */
  selected: procedure
    .input(SelectionRule)
    .output(z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() })),
  planAudit: procedure
    .input(z.object({ design: AuditDesign, selection: SelectionRule }))
    .output(AuditPlan),
  /** The sample that a design draws. */
  drawAudit: procedure.input(AuditRequest).output(AuditSample),
  /** What a recipe would give. */
  previewDataset: procedure.input(DatasetRecipe).output(DatasetPreview),
  /** Draws a dataset, whose items `drawnItems` gives until another is drawn. */
  drawDataset: procedure.input(DatasetRecipe).output(
    z.object({
      hash: z.string(),
      images: z.int(),
      conflicts: z.int(),
      counts: DatasetSummary.unwrap().shape.counts,
    }),
  ),
  drawnItems: procedure
    .input(z.object({ from: z.int(), limit: z.int() }))
    .output(z.array(z.custom<DrawnItem>())),
  /** All datasets, newest first. */
  datasets: procedure.output(z.array(DatasetSummary)),
  /** Finished students, newest first. */
  students: procedure.output(z.array(StudentSummary)),
  groupsOverview: procedure.output(NearDuplicateOverview),
  groups: procedure.input(GroupsRequest).output(GroupsPage),
  datasetLeaks: procedure.input(z.object({ name: z.string() })).output(LeakReport),
  /** What a model's predictions on a target come to; null where no image could be decoded. */
  measureTarget: procedure.input(measurement).output(z.custom<MeasuredFigures | null>()),
  evaluationReport: procedure.input(ReportRequest).output(z.custom<OwnReport>()),
  evaluatedImages: procedure
    .input(
      z.object({
        report: ReportRequest,
        query: EvaluatedImageQuery,
        offset: z.int(),
        limit: z.int(),
      }),
    )
    .output(z.custom<ImagesPage>()),
  evaluatedImage: procedure
    .input(
      measurement.extend({
        mediaId: MediaId,
        manner: EvaluationManner,
        teacher: z.string(),
        student: z.string().nullable(),
      }),
    )
    .output(z.custom<EvaluatedImageDetail>()),
  embeddingMap: procedure.input(measurement).output(z.custom<EmbeddingMap | null>()),
  compareEvaluations: procedure
    .input(
      z.object({
        first: EvaluatedModel,
        second: EvaluatedModel,
        target: EvaluationTarget,
        manner: EvaluationManner,
        minAgreeing: z.int().nullable(),
      }),
    )
    .output(z.custom<PairedComparison>()),
  /** Moves what was written from the write-ahead log into the database, as far as nobody reads it. */
  checkpoint: procedure.output(z.null()),
  /** Imports with the images that they brought. */
  batches: procedure.output(
    z.array(
      z.object({
        importId: z.int(),
        kind: z.string(),
        locator: z.string(),
        images: z.int(),
      }),
    ),
  ),
};

export type ReadingContract = typeof readingContract;
