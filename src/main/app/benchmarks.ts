import type { BenchmarkPreview, BenchmarkSource } from '../../shared/domain/benchmark-source.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import { previewBenchmark } from '../pipeline/preview-benchmark.ts';
import { readBenchmark } from '../sources/benchmark/read-benchmark.ts';
import type { Studio } from './studio.ts';

/** What an import of a benchmark would take. @throws Failure BAD_INPUT */
export function previewOfBenchmark(source: BenchmarkSource): Promise<BenchmarkPreview> {
  return previewBenchmark(readBenchmark, source);
}

/**
 * Deletes a benchmark with what was measured on it.
 *
 * @throws Failure NOT_FOUND, CONFLICT while a job works with it.
 */
export function removeBenchmark(studio: Studio, name: string): void {
  const { workspace, jobs } = studio.requireSession();
  if (workspace.benchmarks.find(name) === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no benchmark named ${name}`,
      'Choose one that is there.',
    );
  }
  const isUsed = jobs
    .list()
    .some(
      ({ state, request }) =>
        (state === 'queued' || state === 'running') && isOfBenchmark(request, name),
    );
  if (isUsed) {
    throw new Failure(
      'CONFLICT',
      `A job works with the benchmark ${name}, or waits for its turn`,
      'Wait for it, or cancel it first.',
    );
  }
  workspace.benchmarks.remove(name);
  studio.changes.emit();
}

function isOfBenchmark(request: JobRequest, name: string): boolean {
  switch (request.kind) {
    case 'import-benchmark':
    case 'benchmark-from-set':
      return request.name === name;
    case 'evaluate':
    case 'map-embeddings':
      return request.target.kind === 'benchmark' && request.target.name === name;
    default:
      return false;
  }
}
