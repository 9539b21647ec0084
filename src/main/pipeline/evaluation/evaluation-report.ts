import type { EvaluationReport, ReportRequest } from '../../../shared/domain/evaluation-report.ts';
import { Failure } from '../../../shared/failure.ts';
import { scoreImages } from '../../domain/evaluation/score-images.ts';
import { scoreSlice } from '../../domain/evaluation/score-slice.ts';
import type { EvaluationReading } from '../ports/evaluation-reading.ts';
import {
  countedRows,
  type Keep,
  type ReadTarget,
  readTarget,
  withAgreement,
} from './counted-rows.ts';
import { agreementSlices, confidenceSlices, platformSlices } from './evaluation-slices.ts';
import { asJudged, BOOTSTRAP_SEED, requireEvaluation } from './judged-target.ts';

/** Everything but what others published. */
export type OwnReport = Omit<EvaluationReport, 'published'>;

/**
 * What a model's predictions on a target say. Of 50,000 images it takes seconds.
 *
 * @throws Failure NOT_FOUND without the evaluation, BAD_INPUT where no image counts.
 */
export function evaluationReport(
  reading: EvaluationReading,
  request: ReportRequest,
  keep: Keep,
): OwnReport {
  return keep(`report ${JSON.stringify(request)}`, () => {
    const { manner } = request;
    const entry = requireEvaluation(reading, request);
    const target = readTarget(reading, request, keep);
    const rows = countedRows(target, request);
    const metrics = scoreImages(rows.map(asJudged), manner, BOOTSTRAP_SEED);
    if (metrics === null) throw nothingCounts();
    const atAnyAgreement = countedRows(target, { ...request, minAgreeing: null });
    return {
      entry,
      metrics,
      byAgreement: agreementSlices(atAnyAgreement, manner),
      byPlatform: platformSlices(rows, manner),
      byConfidence: confidenceSlices(rows, manner),
      contamination: contaminationOf(target, request),
    };
  });
}

function contaminationOf(
  target: ReadTarget,
  { minAgreeing, manner }: ReportRequest,
): OwnReport['contamination'] {
  const { trainingImages, contaminated } = target;
  const rows = withAgreement(target.rows, minAgreeing).filter(
    ({ label }) => manner === 'three-way' || label !== 'NEU',
  );
  const others = rows.filter(({ mediaId }) => !contaminated.has(mediaId));
  const images = rows.length - others.length;
  const without = images === 0 ? null : scoreSlice(others.map(asJudged), manner, BOOTSTRAP_SEED);
  return { images, accuracyWithout: without?.accuracy ?? null, trainingImages };
}

function nothingCounts(): Failure {
  return new Failure(
    'BAD_INPUT',
    'No image counts in this way',
    'Ask for less agreement, count contaminated images too, or choose the three-way manner.',
  );
}
