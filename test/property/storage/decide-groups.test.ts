import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_COPY_SETTINGS } from '../../../src/main/domain/copies/copy-settings.ts';
import { decideGroups, turnDecision } from '../../../src/main/pipeline/decide-groups.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { GroupDecision } from '../../../src/shared/domain/near-duplicates.ts';
import { Failure } from '../../../src/shared/failure.ts';
import { IMAGES, somePairs } from '../../helpers/linked-media.ts';
import { aLinkedWorkspace, imageAt, search, storedGroups } from '../../helpers/linked-workspace.ts';

const image = fc.nat(IMAGES - 1).map(imageAt);
const someOf = (minLength: number) => fc.uniqueArray(image, { minLength, maxLength: 3 });
const decision: fc.Arbitrary<GroupDecision | 'undo' | 'redo'> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('apart'), mediaIds: someOf(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('together'), mediaIds: someOf(2) }) },
  fc.record({ kind: fc.constantFrom('dissolve', 'keep'), mediaId: image }),
  fc.constantFrom('undo', 'redo'),
);
const equal = fc.array(fc.tuple(fc.nat(IMAGES - 1), fc.nat(IMAGES - 1)), { maxLength: 2 });

function change(workspace: Workspace, asked: GroupDecision | 'undo' | 'redo'): void {
  const leastScore = workspace.settings.nearDuplicateLeastScore();
  const options = { leastScore, settings: DEFAULT_COPY_SETTINGS, atMs: 1 };
  try {
    if (typeof asked === 'string') turnDecision(workspace, asked, options);
    else decideGroups(workspace, asked, options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(['NOT_FOUND', 'BAD_INPUT']).toContain(error.kind);
  }
}

it('decisions, their undo and redo give the groups and counts that a whole search gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ links: somePairs, judged: somePairs, equal }),
      fc.constantFrom(0.6, 0.8, 0.9),
      fc.array(decision, { minLength: 1, maxLength: 6 }),
      async (given, leastScore, decisions) => {
        const workspace = await aLinkedWorkspace({ images: IMAGES, ...given });
        await search(workspace, leastScore);
        const states = [storedGroups(workspace)];
        for (const asked of decisions) {
          change(workspace, asked);
          states.push(storedGroups(workspace));
        }
        await search(workspace, leastScore);
        expect(storedGroups(workspace)).toEqual(states.at(-1));
        expect(states[0]?.overview.curve).toHaveLength(41);

        while (workspace.groups.overview().canUndo) change(workspace, 'undo');
        const { groups, overview } = storedGroups(workspace);
        expect(groups).toEqual(states[0]?.groups);
        expect(overview.curve).toEqual(states[0]?.overview.curve);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
