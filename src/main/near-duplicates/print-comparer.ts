import { setImmediate as nextTurn } from 'node:timers/promises';
import { GREY_SIDE } from '../domain/copies/grey-image.ts';
import type { PrintComparer } from '../pipeline/ports/print-comparer.ts';
import type { PrintRequest, PrintResult } from './print-messages.ts';
import { printColumn, printResult } from './print-result.ts';
import { createPrintThreadPool } from './print-thread-pool.ts';
import { doOnPrintThreads, type PrintTask } from './print-threads.ts';

/** So many prints are worked on before a thread has started; the program's thread has better to do with more. */
const FEW_PRINTS = 32;

/**
 * Hashes and compares prints on threads.
 *
 * Prints travel with their batch, two per pair, and change hands without being copied: reading them is a
 * hundredth of the work on them, and no thread needs a connection to the workspace or memory for all prints.
 *
 * @param worker path of `print-worker`, as source or built.
 */
export function createPrintComparer(options: {
  readonly worker: string;
  readonly threads: number;
  /** Up to how many prints no threads are started. */
  readonly fewPrints?: number;
}): PrintComparer {
  const { worker, threads, fewPrints = FEW_PRINTS } = options;
  const pool = createPrintThreadPool(worker);
  const run = async (tasks: Iterable<PrintTask>, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const iterator = tasks[Symbol.iterator]();
    let prints = 0;
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
      const { request, onResult } = next.value;
      prints += request.prints.length / GREY_SIDE ** 2;
      if (prints > fewPrints) {
        await doOnPrintThreads(withFirst(next.value, iterator), { pool, threads, signal });
        return;
      }
      onResult(printResult(request));
      await nextTurn();
      signal.throwIfAborted();
    }
  };
  return {
    hashPrints: (batches, onHashed, { signal }) =>
      run(
        tasksOf(
          batches,
          (items) => ({ kind: 'hash', prints: printColumn(items.map(({ grey }) => grey)) }),
          (items, result) => {
            if (result.kind === 'hash') onHashed(items, result.hashes);
          },
        ),
        signal,
      ),
    comparePairs: (batches, settings, onCompared, { signal }) =>
      run(
        tasksOf(
          batches,
          (pairs) => ({
            kind: 'compare',
            prints: printColumn(pairs.flatMap(({ greyA, greyB }) => [greyA, greyB])),
            hints: pairs.map(({ hints }) => hints),
            settings,
          }),
          (pairs, result) => {
            if (result.kind === 'compare') onCompared(pairs, result.findings);
          },
        ),
        signal,
      ),
  };
}

function* tasksOf<Batch>(
  batches: Iterable<Batch>,
  requestOf: (batch: Batch) => PrintRequest,
  onResult: (batch: Batch, result: PrintResult) => void,
): Generator<PrintTask, void> {
  for (const batch of batches) {
    yield { request: requestOf(batch), onResult: (result) => onResult(batch, result) };
  }
}

function* withFirst(first: PrintTask, rest: Iterator<PrintTask>): Generator<PrintTask, void> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
