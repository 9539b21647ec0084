import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { StoredGroup } from '../../../src/main/pipeline/ports/near-duplicate-store.ts';
import { replaceGroups } from '../../../src/main/pipeline/replace-groups.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { storedGroups } from '../../helpers/linked-workspace.ts';

const IMAGES = 60;
const MADE = { radius: 8, leastScore: 0.8, curve: [{ leastScore: 0.8, groups: 1, redundant: 2 }] };
const { signal } = new AbortController();

async function labelledWorkspace(): Promise<Workspace> {
  const workspace = await aWorkspace();
  fillWorkspace(
    workspace,
    Array.from({ length: IMAGES }, (_, nth) => ({
      nativeId: `${nth}`,
      images: [`${nth}`],
      polarity: nth % 7 === 0 ? 'NEG' : 'POS',
      confidence: 0.5 + (nth % 9) / 20,
    })),
  );
  return workspace;
}

/** Images in groups of `size`. */
function groupsOf(size: number): readonly StoredGroup[] {
  const ids = Array.from({ length: IMAGES }, (_, nth) => mediaIdOf(`${nth}`));
  return Array.from({ length: IMAGES / size }, (_, group) => {
    const own = ids.slice(group * size, (group + 1) * size);
    return {
      representative: own[0] ?? mediaIdOf('0'),
      members: own.map((mediaId, at) => ({ mediaId, distance: at, kind: 'same', score: 0.9 })),
    };
  });
}

function tables({ folders }: Workspace): readonly unknown[] {
  const database = new Database(folders.database, { readonly: true });
  try {
    return [
      'near_duplicate_members',
      'near_duplicate_groups',
      'near_duplicate_curve',
      'label_tallies',
    ].map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  } finally {
    database.close();
  }
}

function schema({ folders }: Workspace): readonly unknown[] {
  const database = new Database(folders.database, { readonly: true });
  try {
    return database
      .prepare("SELECT name FROM sqlite_master WHERE tbl_name LIKE '%near_dup%'")
      .all();
  } finally {
    database.close();
  }
}

describe('replaceGroups', () => {
  it('writes beside the groups that stand what one transaction would write, again and again', async () => {
    const [staged, atOnce] = [await labelledWorkspace(), await labelledWorkspace()];
    const before = schema(staged).length;
    for (const size of [2, 3, 5, 60]) {
      await replaceGroups(staged.nearDuplicates, groupsOf(size), MADE, signal, 0);
      atOnce.nearDuplicates.replaceGroups(groupsOf(size), [], MADE.radius, MADE);

      expect(tables(staged)).toEqual(tables(atOnce));
      expect(storedGroups(staged)).toEqual(storedGroups(atOnce));
      expect(staged.nearDuplicates.followLinks()).toBe(true);
    }
    expect(schema(staged)).toHaveLength(before);
  });

  it('shows nobody a group before all are there', async () => {
    const workspace = await labelledWorkspace();
    workspace.nearDuplicates.replaceGroups(groupsOf(2), [], MADE.radius, MADE);
    const before = tables(workspace);

    const staged = workspace.nearDuplicates.stage();
    staged.add(groupsOf(3));
    expect(tables(workspace)).toEqual(before);
    staged.replace(MADE.radius, MADE);

    expect(workspace.groups.overview().groups).toBe(IMAGES / 3);
  });

  it('counts labels anew that changed meanwhile', async () => {
    const [staged, atOnce] = [await labelledWorkspace(), await labelledWorkspace()];
    const relabel = (workspace: Workspace) =>
      fillWorkspace(workspace, [
        { nativeId: 'new', images: ['new', '1'], polarity: 'NEG', confidence: 0.99 },
      ]);
    const stage = staged.nearDuplicates.stage();
    stage.add(groupsOf(3));
    relabel(staged);
    stage.replace(MADE.radius, MADE);
    relabel(atOnce);
    atOnce.nearDuplicates.replaceGroups(groupsOf(3), [], MADE.radius, MADE);

    expect(tables(staged)).toEqual(tables(atOnce));
  });

  it('removes what a kill left of groups that never took their place', async () => {
    const workspace = await labelledWorkspace();
    const before = schema(workspace).length;
    workspace.nearDuplicates.stage().add(groupsOf(3));

    await replaceGroups(workspace.nearDuplicates, groupsOf(2), MADE, signal, 0);

    expect(workspace.groups.overview().groups).toBe(IMAGES / 2);
    expect(schema(workspace)).toHaveLength(before);
  });
});
