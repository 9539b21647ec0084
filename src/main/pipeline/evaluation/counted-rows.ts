import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import type { ReportRequest } from '../../../shared/domain/evaluation-report.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { EvaluationReading, TrainingCopies } from '../ports/evaluation-reading.ts';
import type { Measurement } from '../ports/evaluation-store.ts';
import { type JudgedRow, judgedRows } from './judged-target.ts';

/** Gives what was read under a name before, unless the workspace was written to since. */
export type Keep = <T>(name: string, read: () => T) => T;

/** Judged images, and which of them show the same as a training image. */
export type ReadTarget = {
  readonly rows: readonly JudgedRow[];
  readonly contaminated: ReadonlySet<MediaId>;
  /** Null where nobody knows here what the model was trained on. */
  readonly trainingImages: number | null;
};

/** Reads a model's judgements once; see `Keep`. */
export function readTarget(
  reading: EvaluationReading,
  measurement: Measurement,
  keep: Keep,
): ReadTarget {
  const { model, target } = measurement;
  return keep(`judged ${JSON.stringify({ model, target })}`, () => {
    const rows = judgedRows(reading, measurement);
    const training = trainingOf(reading, model);
    return {
      rows,
      contaminated: new Set(
        training === null
          ? []
          : rows.filter((row) => training.of(row.mediaId).length > 0).map((row) => row.mediaId),
      ),
      trainingImages: training?.images ?? null,
    };
  });
}

/** What a model was trained on; null for imported weights. */
export function trainingOf(
  { runs, trainingCopies }: Pick<EvaluationReading, 'runs' | 'trainingCopies'>,
  model: EvaluatedModel,
): TrainingCopies | null {
  const run = model.kind === 'weights' ? null : runs.find(model.run);
  return run === null ? null : trainingCopies(run.dataset);
}

/** Images on which enough people agreed. */
export function withAgreement(
  rows: readonly JudgedRow[],
  minAgreeing: number | null,
): readonly JudgedRow[] {
  return minAgreeing === null
    ? rows
    : rows.filter(({ agreeing }) => agreeing !== null && agreeing >= minAgreeing);
}

/** Images that a report counts, manner apart. */
export function countedRows(
  { rows, contaminated }: ReadTarget,
  { minAgreeing, withoutContaminated }: ReportRequest,
): readonly JudgedRow[] {
  const agreed = withAgreement(rows, minAgreeing);
  return withoutContaminated ? agreed.filter(({ mediaId }) => !contaminated.has(mediaId)) : agreed;
}
