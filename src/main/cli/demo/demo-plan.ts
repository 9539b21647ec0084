import { defaultFineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { JobRequest } from '../../../shared/domain/job.ts';
import { DEFAULT_SELECTION } from '../../../shared/domain/selection.ts';
import { PAPER_SPLIT_RATIOS } from '../../../shared/domain/split.ts';

export const DEMO_DATASET = 'demo';
export const DEMO_BENCHMARK = 'clean-scenes';
export const DEMO_RUNS = { 'FT-F': 'demo-ft-f', 'FT-A': 'demo-ft-a' } as const;

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
    { kind: 'import-benchmark', name: DEMO_BENCHMARK, folder: options.benchmarkFolder },
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
      settings: { ...defaultFineTuneSettings('FT-F'), inputSize: 192, epochs: 15, seed },
    },
    {
      kind: 'train',
      name: DEMO_RUNS['FT-A'],
      dataset: DEMO_DATASET,
      settings: { ...defaultFineTuneSettings('FT-A'), inputSize: 128, epochs: 4, seed },
    },
    { kind: 'evaluate', run: DEMO_RUNS['FT-F'], benchmark: DEMO_BENCHMARK },
    { kind: 'evaluate', run: DEMO_RUNS['FT-A'], benchmark: DEMO_BENCHMARK },
    { kind: 'export-model', run: DEMO_RUNS['FT-F'] },
    { kind: 'export-dataset', dataset: DEMO_DATASET, format: 'ids' },
  ];
}
