import Database from 'better-sqlite3';
import { findNearDuplicates } from '../../src/main/pipeline/find-near-duplicates.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import type { MediaId } from '../../src/shared/domain/ids.ts';
import type { GroupsRequest } from '../../src/shared/domain/near-duplicates.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from './a-workspace.ts';
import { IDLE, searchPorts } from './copy-workspace.ts';
import type { ScoredPair } from './linked-media.ts';

/** Name of the nth image. */
export function imageAt(nth: number): MediaId {
  return mediaIdOf(`image ${nth}`);
}

type Linked = {
  readonly images: number;
  readonly links: readonly ScoredPair[];
  readonly judged?: readonly ScoredPair[];
  /** Pairs that have equal hashes. */
  readonly equal?: readonly (readonly [number, number])[];
};

/** A workspace of labelled images without files, linked and judged as given, and searched. */
export async function aLinkedWorkspace(given: Linked): Promise<Workspace> {
  const workspace = await aWorkspace();
  await fillLinked(workspace, given);
  return workspace;
}

/** Fills an empty workspace so. */
export async function fillLinked(workspace: Workspace, given: Linked): Promise<void> {
  fillWorkspace(
    workspace,
    Array.from({ length: given.images }, (_, nth) => ({
      nativeId: `${nth}`,
      images: [`image ${nth}`],
      polarity: nth % 2 === 0 ? 'POS' : 'NEG',
      confidence: 0.5 + nth / 100,
      postedAtMs: nth % 4,
    })),
  );
  const database = new Database(workspace.folders.database);
  for (const [a, b] of given.equal ?? []) {
    database
      .prepare(
        `UPDATE media SET (hash_high, hash_low) = (SELECT hash_high, hash_low FROM media
         WHERE media_id = ?) WHERE media_id = ?`,
      )
      .run(imageAt(a), imageAt(b));
  }
  database.close();
  await search(workspace);
  workspace.copies.commitLinks(
    given.links.map(([a, b, finding]) => ({ a: imageAt(a), b: imageAt(b), ...finding })),
  );
  workspace.judgedPairs.keep(
    (given.judged ?? []).map(([a, b, finding]) => ({ a: imageAt(a), b: imageAt(b), finding })),
  );
  await search(workspace);
}

export function search(workspace: Workspace, leastScore = 0.8) {
  return findNearDuplicates(
    searchPorts(workspace),
    { radius: 8, leastScore, concurrency: 2 },
    IDLE,
  );
}

const ALL: GroupsRequest = { shown: 'all', order: 'largest', offset: 0, limit: 100 };

/** All groups and what other thresholds would give, as they are stored. */
export function storedGroups({ groups }: Workspace) {
  return { groups: groups.page(ALL), overview: groups.overview() };
}
