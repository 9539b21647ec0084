import type { EvaluationReport, ReportRequest } from '../../shared/domain/evaluation-report.ts';
import { publishedFigures } from './published-figures.ts';
import type { Studio } from './studio.ts';

/**
 * Everything that a model's predictions on a target say, with what others published.
 *
 * @throws Failure NOT_FOUND without the evaluation, BAD_INPUT where no image counts.
 */
export async function readReport(
  studio: Studio,
  request: ReportRequest,
): Promise<EvaluationReport> {
  const { workspace, datasetReading } = studio.requireSession();
  const report = await datasetReading.ask().evaluationReport(request);
  const { target } = request;
  const benchmark = target.kind === 'benchmark' ? workspace.benchmarks.find(target.name) : null;
  return { ...report, published: publishedFigures(benchmark) };
}
