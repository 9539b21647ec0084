import { Failure } from '../../shared/failure.ts';
import type { Studio } from './studio.ts';

/** Opens the workspace that was open last; when that cannot be, the person chooses at the start screen. */
export async function reopenLast(studio: Studio): Promise<void> {
  const [last] = await studio.parts.recent.list();
  if (last === undefined) return;
  await studio.open(last, { create: false }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
  });
}
