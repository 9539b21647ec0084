import { describe, expect, it } from 'vitest';
import { followedGroup } from '../../../../src/renderer/features/near-duplicates/followed-group.ts';
import type { DecisionOutcome } from '../../../../src/shared/domain/near-duplicates.ts';
import { aGroup, imageId } from './a-group.ts';

const group = aGroup([10, 11, 12]);
const at = (number: number, column: number) => ({ group, mediaId: imageId(number), column });

function outcome(kind: DecisionOutcome['kind'], groups: readonly (readonly number[])[]) {
  return { kind, gone: [], groups: groups.map((numbers) => aGroup([...numbers])) };
}

describe('followedGroup', () => {
  it('goes with the image where groups were put together', () => {
    const joined = followedGroup(outcome('together', [[30, 10, 11, 12]]), 'decide', at(11, 1));
    expect(joined).toMatchObject({ group: { representative: imageId(30) }, column: 2 });
  });

  it('stays with what is left when an image leaves', () => {
    const left = followedGroup(
      outcome('apart', [
        [12, 13],
        [10, 11],
      ]),
      'decide',
      at(12, 2),
    );
    expect(left).toMatchObject({ group: { representative: imageId(10) }, column: 2 });
  });

  it('stays where it is when nothing of the group is left', () => {
    expect(followedGroup(outcome('dissolve', []), 'decide', at(11, 1))).toBeNull();
    expect(followedGroup(outcome('apart', []), 'decide', at(11, 1))).toBeNull();
  });

  it('shows what an undo brought back, wherever the cursor was', () => {
    const undone = followedGroup(outcome('apart', [[40, 41]]), 'undo', at(11, 1));
    expect(undone).toMatchObject({ group: { representative: imageId(40) }, column: 0 });
    expect(followedGroup(outcome('apart', []), 'redo', at(11, 1))).toBeNull();
  });
});
