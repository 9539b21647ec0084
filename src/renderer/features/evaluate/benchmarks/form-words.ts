import type { BenchmarkForm } from '../../../../shared/domain/benchmark-source.ts';

/** Forms of benchmarks as a person chooses among them. */
export const FORM_WORDS: Readonly<Record<BenchmarkForm, string>> = {
  auto: 'Find out',
  folders: 'One folder per class',
  'twitter-testing': 'Twitter Testing lists',
  csv: 'CSV tables',
};
