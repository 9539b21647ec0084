import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeftOutStore } from './ports/left-out-store.ts';
import type { StageControl } from './stage-control.ts';

/** Images that follow their decision in one transaction: some 10 ms, for which everything else waits. */
const BATCH = 200;

/**
 * Has all images follow the decisions on them; other work has its turn between two batches.
 *
 * What is left when it is stopped or killed follows the next time. It may run more than once at a time.
 */
export async function settleDecisions(
  { leftOut }: { readonly leftOut: Pick<LeftOutStore, 'settle' | 'unsettled'> },
  control: StageControl,
): Promise<number> {
  let settled = 0;
  for (;;) {
    control.signal.throwIfAborted();
    const images = leftOut.settle(BATCH);
    if (images === null) return settled;
    settled += images;
    control.report({
      done: settled,
      total: settled + leftOut.unsettled(),
      unit: 'decided images',
      message: 'Taking images back and leaving them out, as decided',
    });
    await nextTurn();
  }
}
