import { createPause } from './create-pause.ts';
import type { GroupCurve, NearDuplicateStore, StoredGroup } from './ports/near-duplicate-store.ts';

/** Groups that are written at a time, most of two or three images: some milliseconds. */
const WRITTEN = 50;
/** Up to so many groups are written in the transaction that replaces the others. */
const FEW_GROUPS = 1_000;

/**
 * Replaces all groups, at once for whoever reads them. Many are written beside those that stand, so that nobody
 * waits; what a kill leaves of that is removed by the next search.
 */
export async function replaceGroups(
  store: Pick<NearDuplicateStore, 'replaceGroups' | 'stage' | 'forgetFormer'>,
  groups: readonly StoredGroup[],
  made: { readonly radius: number; readonly leastScore: number; readonly curve: GroupCurve },
  signal: AbortSignal,
  fewGroups = FEW_GROUPS,
): Promise<void> {
  const pause = createPause(signal);
  const forget = async (): Promise<void> => {
    while (!store.forgetFormer()) await pause();
  };
  await forget();
  if (groups.length <= fewGroups) {
    store.replaceGroups(groups, [], made.radius, made);
    return;
  }
  const staged = store.stage();
  for (let start = 0; start < groups.length; start += WRITTEN) {
    staged.add(groups.slice(start, start + WRITTEN));
    await pause();
  }
  staged.replace(made.radius, made);
  await forget();
}
