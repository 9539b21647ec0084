import { currentFunnel } from '../../app/studio.ts';
import { funnelText } from '../funnel-text.ts';
import type { Output } from '../output.ts';
import { runStep } from '../run-step.ts';
import { withStudio } from '../with-studio.ts';
import { preparationPlan, trainingPlan } from './demo-plan.ts';
import { demoReportText } from './demo-report-text.ts';
import { measureDemo } from './measure-demo.ts';
import { DEMO_ENVIRONMENT, prepareDemo } from './prepare-demo.ts';

/** Images per polarity of the benchmark: enough for an interval of about ±5 points. */
const BENCHMARK_IMAGES = 120;

/**
 * Makes a synthetic workspace, runs the whole pipeline on it, and tells what it measures.
 *
 * The same command on the same folder goes on where it was stopped.
 */
export async function runDemo(
  options: { readonly folder: string; readonly seed: number; readonly posts: number },
  output: Output,
): Promise<void> {
  const startMs = performance.now();
  output.note(`Demo: ${options.posts} synthetic posts, seed ${options.seed}, in ${options.folder}`);
  const demo = await prepareDemo({ ...options, perPolarity: BENCHMARK_IMAGES });
  try {
    await withStudio('command-line', { ...process.env, ...DEMO_ENVIRONMENT }, async (studio) => {
      await studio.open(options.folder, { create: true });
      const plan = { ...options, apiUrl: demo.server.url, benchmarkFolder: demo.benchmarkFolder };
      for (const request of [...preparationPlan(plan), ...trainingPlan(options.seed)]) {
        await runStep(studio, request, output);
      }
      const session = studio.requireSession();
      const funnel = currentFunnel(session);
      const report = measureDemo(session.workspace, demo.world.truth);
      const seconds = Math.round((performance.now() - startMs) / 1000);
      output.result(
        { event: 'measured', seconds, funnel, report: forMachines(report) },
        [
          '',
          funnelText(funnel),
          '',
          demoReportText(report),
          '',
          `Done in ${seconds} s. Open the workspace with: npm start`,
        ].join('\n'),
      );
    });
  } finally {
    await demo.server.close();
  }
}

function forMachines(report: ReturnType<typeof measureDemo>): object {
  const { nearDuplicates } = report;
  return {
    ...report,
    nearDuplicates: { ...nearDuplicates, byKind: Object.fromEntries(nearDuplicates.byKind) },
  };
}
