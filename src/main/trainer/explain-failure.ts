import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { Failure } from '../../shared/failure.ts';

const OUT_OF_MEMORY = /OOM|out of memory|resource.?exhausted|bad_alloc|failed to allocate/i;

export function isOutOfMemory(error: unknown): boolean {
  return OUT_OF_MEMORY.test(error instanceof Error ? error.message : String(error));
}

/** Turns whatever was thrown into a failure that says what is wrong and what to do. `batchSize` is named where memory ran out. */
export function explainFailure(error: unknown, batchSize: FineTuneSettings['batchSize']): Failure {
  if (error instanceof Failure) return error;
  const message = error instanceof Error ? error.message : String(error);
  const failure = (text: string, advice: string) =>
    new Failure('TRAINER_FAILED', text, advice, { cause: error });
  if (isOutOfMemory(error)) {
    return failure(
      typeof batchSize === 'number'
        ? `memory ran out with batches of ${batchSize} images`
        : 'memory ran out',
      'Use a smaller batch size or a smaller input size, then start again; finished epochs are kept.',
    );
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return failure(
      'the disk is full',
      'Free some space, then start again; finished epochs are kept.',
    );
  }
  if (code === 'EFBIG') {
    return failure(
      'a file would become larger than this disk or account allows',
      'Move the workspace to another disk, then start again; finished epochs are kept.',
    );
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS') {
    return failure(message, 'Check that the folder is there and can be written, then start again.');
  }
  return failure(
    `the trainer failed: ${message}`,
    'Start again; finished epochs are kept. If it fails in the same way, this is a fault of the program.',
  );
}
