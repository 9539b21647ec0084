import type { Gallery } from '../gallery/open-gallery.ts';
import { settleDecisions } from '../pipeline/settle-decisions.ts';
import type { Workspace } from '../storage/open-workspace.ts';
import type { ChangeSignal } from './change-signal.ts';

/** Has all images follow the decisions on them, or until the workspace is about to be closed. */
export async function settleSession(
  session: {
    readonly workspace: Workspace;
    readonly gallery: Gallery;
    readonly closing: AbortSignal;
  },
  changes: ChangeSignal,
): Promise<void> {
  const { workspace, gallery, closing } = session;
  try {
    await settleDecisions(workspace, { signal: closing, report: () => undefined });
  } catch (error) {
    if (closing.aborted) return;
    throw error;
  }
  gallery.invalidate('ended');
  changes.emit();
}
