import type { DecisionOutcome, GroupDecision } from '../../shared/domain/near-duplicates.ts';
import { Failure } from '../../shared/failure.ts';
import { DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { decideGroups, turnDecision } from '../pipeline/decide-groups.ts';
import type { Studio } from './studio.ts';

/**
 * Changes near-duplicate groups of the open workspace by hand.
 *
 * @throws Failure CONFLICT while a search runs, and what `decideGroups` throws.
 */
export function decideOpenGroups(studio: Studio, decision: GroupDecision): DecisionOutcome {
  return changingGroups(studio, (ports, options) => decideGroups(ports, decision, options));
}

/** Undoes or redoes a decision on groups of the open workspace; throws as `decideOpenGroups` does. */
export function turnOpenDecision(studio: Studio, turn: 'undo' | 'redo'): DecisionOutcome | null {
  return changingGroups(studio, (ports, options) => turnDecision(ports, turn, options));
}

function changingGroups<T>(
  studio: Studio,
  change: (
    ports: Parameters<typeof decideGroups>[0],
    options: Parameters<typeof decideGroups>[2],
  ) => T,
): T {
  const { workspace, gallery, jobs } = studio.requireSession();
  const isSearching = jobs
    .list()
    .some(({ state, request }) => state === 'running' && request.kind === 'near-duplicates');
  if (isSearching) {
    throw new Failure(
      'CONFLICT',
      'Near-duplicates are being searched',
      'Wait until the search has ended, or stop it.',
    );
  }
  const { settings } = workspace;
  const changed = change(workspace, {
    leastScore: settings.nearDuplicateLeastScore(),
    settings: { ...DEFAULT_COPY_SETTINGS, radius: settings.nearDuplicateRadius() },
    atMs: studio.parts.nowMs(),
  });
  gallery.invalidate('ended');
  studio.changes.emit();
  return changed;
}
