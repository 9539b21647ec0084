import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import type { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';
import { defaultFineTuneSettings, type FineTuneMode } from '../../../shared/domain/fine-tune.ts';
import type { JobRequest } from '../../../shared/domain/job.ts';
import { DEFAULT_SELECTION } from '../../../shared/domain/selection.ts';
import { PAPER_SPLIT_RATIOS } from '../../../shared/domain/split.ts';

export const DEMO_DATASET = 'demo';
export const DEMO_BENCHMARK = 'clean-scenes';
export const DEMO_RUNS = { 'FT-F': 'demo-ft-f', 'FT-A': 'demo-ft-a' } as const;
export const DEMO_TARGET: EvaluationTarget = { kind: 'benchmark', name: DEMO_BENCHMARK };

/** The model of the demo's run in a mode. */
export function demoModel(mode: FineTuneMode): EvaluatedModel {
  return { kind: 'run', run: DEMO_RUNS[mode] };
}

/** The same for both modes, so that they can be compared. */
const INPUT_SIZE = 128;

/** A rule that X's API takes: pictures need a standalone operator beside them. */
const QUERY = '(happy OR sad OR today OR love OR news) has:images lang:en -is:retweet';

/** What the demo collects and prepares, up to a dataset and a benchmark. */
export function preparationPlan(options: {
  readonly apiUrl: string;
  readonly posts: number;
  readonly seed: number;
  readonly benchmarkFolder: string;
}): readonly JobRequest[] {
  return [
    { kind: 'crawl', apiUrl: options.apiUrl, query: QUERY, maxPosts: options.posts },
    { kind: 'fetch', retryUnreachable: false },
    { kind: 'clean' },
    { kind: 'label' },
    { kind: 'near-duplicates' },
    {
      kind: 'import-benchmark',
      name: DEMO_BENCHMARK,
      path: options.benchmarkFolder,
      form: 'folders',
    },
    {
      kind: 'build-dataset',
      name: DEMO_DATASET,
      selection: DEFAULT_SELECTION,
      balance: true,
      splitRatios: PAPER_SPLIT_RATIOS,
      seed: options.seed,
    },
  ];
}

/** What the demo trains, measures and exports: both fine-tune modes, each at a size that two cores do in a minute or two. */
export function trainingPlan(seed: number): readonly JobRequest[] {
  return [
    {
      kind: 'train',
      name: DEMO_RUNS['FT-F'],
      dataset: DEMO_DATASET,
      settings: { ...defaultFineTuneSettings('FT-F'), inputSize: INPUT_SIZE, epochs: 15, seed },
    },
    {
      kind: 'train',
      name: DEMO_RUNS['FT-A'],
      dataset: DEMO_DATASET,
      settings: { ...defaultFineTuneSettings('FT-A'), inputSize: INPUT_SIZE, epochs: 4, seed },
    },
    { kind: 'evaluate', model: demoModel('FT-F'), target: DEMO_TARGET },
    { kind: 'evaluate', model: demoModel('FT-A'), target: DEMO_TARGET },
    {
      kind: 'export-model',
      model: demoModel('FT-F'),
      formats: ['tfjs'],
      onnxTakesBytes: true,
    },
    { kind: 'export-dataset', dataset: DEMO_DATASET, format: 'ids' },
  ];
}
