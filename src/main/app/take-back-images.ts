import type {
  LeaveOutScope,
  TakeBackDecision,
  TakeBackScope,
} from '../../shared/domain/left-out.ts';
import type { Studio } from './studio.ts';

/**
 * Takes left-out images back; the next `clean` job hashes them.
 *
 * @throws Failure BAD_INPUT for an image that cannot be decoded, NOT_FOUND where nothing is left out.
 */
export function takeBackImages(studio: Studio, scope: TakeBackScope): TakeBackDecision {
  const decision = studio.requireSession().workspace.leftOut.takeBack(scope, studio.parts.nowMs());
  studio.changes.emit();
  return decision;
}

/** Leaves images out that were taken back, and returns how many. */
export function leaveOutImages(studio: Studio, scope: LeaveOutScope): number {
  const { workspace, gallery } = studio.requireSession();
  const images = workspace.leftOut.leaveOut(scope);
  gallery.invalidate('ended');
  studio.changes.emit();
  return images;
}
