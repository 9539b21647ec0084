import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CopyFinding } from '../../../src/main/domain/copies/verify-pair.ts';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { fillLinked, imageAt } from '../../helpers/linked-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const found = (score: number): CopyFinding => ({ kind: 'same', isMirrored: false, score });

test('groups are listed, split, merged, kept and dissolved, back and forth, at another threshold too', async () => {
  const folder = join(temporaryFolder(), 'ws');
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  await fillLinked(workspace, {
    images: 5,
    links: [
      [0, 1, found(0.95)],
      [2, 3, found(0.7)],
    ],
  });
  workspace.close();
  const studio = async (...args: readonly string[]) => {
    const { code, events, stderr } = await runStudio(['-w', folder, ...args], {
      environment: { T4SA_USER_DATA: join(folder, 'user') },
    });
    return { code, stderr, last: events.at(-1) };
  };

  expect((await studio('groups', 'list')).last).toMatchObject({
    ...{ event: 'groups', total: 1 },
    overview: { groups: 1, redundant: 1, leastScore: 0.8 },
  });
  const search = await studio('near-duplicates', '--least-score', '0.7');
  expect(search.last).toMatchObject({ summary: { groups: 2 } });
  const merged = await studio('groups', 'together', imageAt(0), imageAt(2));
  expect(merged.last).toMatchObject({ event: 'decided', kind: 'together', groups: [{}] });
  const kept = await studio('groups', 'keep', imageAt(3));
  expect(kept.last).toMatchObject({ groups: [{ representative: imageAt(3), isKeptByHand: true }] });
  expect((await studio('groups', 'apart', imageAt(1))).code).toBe(0);
  expect((await studio('groups', 'undo')).last).toMatchObject({ event: 'undone', kind: 'apart' });
  expect((await studio('groups', 'redo')).last).toMatchObject({ event: 'redone', kind: 'apart' });
  expect((await studio('groups', 'dissolve', imageAt(0))).last).toMatchObject({ groups: [] });
  const list = await studio('groups', 'list', '--shown', 'by-hand');
  expect(list.last).toMatchObject({ total: 0, overview: { canUndo: true, canRedo: false } });

  const refused = await studio('groups', 'keep', imageAt(4));
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('in no near-duplicate group');
  expect((await studio('groups', 'redo')).stderr).toContain('no decision on groups to redo');
}, 60_000);
