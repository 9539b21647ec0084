import type { EvaluationSummary } from '../../shared/domain/evaluation.ts';
import { Failure } from '../../shared/failure.ts';
import { requireFinishedRun } from '../domain/require-finished-run.ts';
import { scoreEvaluation } from '../domain/score-evaluation.ts';
import type { BenchmarkStore } from './ports/benchmark-store.ts';
import type { EvaluationStore } from './ports/evaluation-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import type { Trainer } from './ports/trainer.ts';
import type { StageControl } from './stage-control.ts';

/**
 * Measures a finished run on a benchmark.
 *
 * Predictions are kept batch by batch, so that a stopped evaluation goes on where it was.
 *
 * @throws Failure NOT_FOUND without the run or the benchmark, BAD_INPUT when the run is not finished.
 */
export async function evaluateRun(
  ports: {
    readonly runs: RunStore;
    readonly benchmarks: BenchmarkStore;
    readonly evaluations: EvaluationStore;
    readonly files: MediaFiles;
    readonly runFiles: RunFiles;
    readonly trainer: Trainer;
  },
  request: { readonly run: string; readonly benchmark: string; readonly nowMs: number },
  control: StageControl,
): Promise<EvaluationSummary> {
  const { run, benchmark } = request;
  const known = ports.evaluations.find(run, benchmark);
  if (known !== null) return known;
  requireFinishedRun(run, ports.runs.find(run));
  if (ports.benchmarks.find(benchmark) === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no benchmark named ${benchmark}`,
      'Import it first, or choose one that is there.',
    );
  }
  const items = ports.benchmarks.items(benchmark);
  const predicted = new Set(
    ports.evaluations.predictions(run, benchmark).map((prediction) => prediction.mediaId),
  );
  const remaining = items.filter((item) => !predicted.has(item.mediaId));
  let done = 0;
  const batches = ports.trainer.predict(
    {
      modelFolder: ports.runFiles.modelFolderOf(run),
      paths: remaining.map((item) => ports.files.pathOf(item.mediaId)),
    },
    control.signal,
  );
  for await (const batch of batches) {
    ports.evaluations.savePredictions(
      run,
      benchmark,
      batch.flatMap(({ probabilities }, index) => {
        const item = remaining[done + index];
        if (item === undefined)
          throw new Error('the trainer predicted more images than it was given');
        return probabilities === null ? [] : [{ mediaId: item.mediaId, probabilities }];
      }),
    );
    done += batch.length;
    control.report({
      done: predicted.size + done,
      total: items.length,
      unit: 'images',
      message: `${run} on ${benchmark}`,
    });
    control.signal.throwIfAborted();
  }
  return saveScore(ports, request, items);
}

function saveScore(
  ports: { readonly evaluations: EvaluationStore },
  request: { readonly run: string; readonly benchmark: string; readonly nowMs: number },
  items: ReturnType<BenchmarkStore['items']>,
): EvaluationSummary {
  const { run, benchmark, nowMs } = request;
  const polarityOf = new Map(items.map((item) => [item.mediaId, item.polarity]));
  const judged = ports.evaluations
    .predictions(run, benchmark)
    .flatMap(({ mediaId, probabilities }) => {
      const polarity = polarityOf.get(mediaId);
      return polarity === undefined ? [] : [{ polarity, probabilities }];
    });
  const score = scoreEvaluation(judged);
  ports.evaluations.save({ run, benchmark, evaluatedAtMs: nowMs, images: judged.length, score });
  const saved = ports.evaluations.find(run, benchmark);
  if (saved === null) throw new Error('the evaluation was not saved');
  return saved;
}
