import type {
  LeaveOutScope,
  TakeBackDecision,
  TakeBackScope,
} from '../../shared/domain/left-out.ts';
import { settleSession } from './settle-session.ts';
import type { Studio } from './studio.ts';

/**
 * Takes left-out images back; the next `clean` job hashes them.
 *
 * Decided at once; many images follow in batches, and everything else goes on meanwhile. What a program that is
 * closed or killed leaves of them follows when the workspace is opened again.
 *
 * @throws Failure BAD_INPUT for an image that cannot be decoded, NOT_FOUND where nothing is left out.
 */
export async function takeBackImages(
  studio: Studio,
  scope: TakeBackScope,
): Promise<TakeBackDecision> {
  const session = studio.requireSession();
  const decision = session.workspace.leftOut.takeBack(scope, studio.parts.nowMs());
  await settleSession(session, studio.changes);
  return decision;
}

/** Leaves images out that were taken back, and returns how many; many follow in batches, as with `takeBackImages`. */
export async function leaveOutImages(studio: Studio, scope: LeaveOutScope): Promise<number> {
  const session = studio.requireSession();
  const images = session.workspace.leftOut.leaveOut(scope);
  await settleSession(session, studio.changes);
  return images;
}
