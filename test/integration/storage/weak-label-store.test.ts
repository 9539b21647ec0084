import { describe, expect, it } from 'vitest';
import { DEFAULT_SELECTION } from '../../../src/shared/domain/selection.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { candidatesOf } from '../../helpers/dataset-candidates.ts';

describe('passing weak labels on to images', () => {
  it('gives an image that several posts carry the label of the earliest post', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, [
      { nativeId: '9', images: ['shared'], polarity: 'NEG', confidence: 0.95, postedAtMs: 200 },
      { nativeId: '1', images: ['shared'], polarity: 'POS', confidence: 0.8, postedAtMs: 100 },
    ]);

    const candidates = candidatesOf(workspace, DEFAULT_SELECTION);

    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({ mediaId: mediaIdOf('shared'), polarity: 'POS' });
    expect(candidates[0]?.posts).toHaveLength(2);
  });
});

describe('candidates of a dataset', () => {
  it('are confident representatives, with the posts of their whole group', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, [
      { nativeId: '1', images: ['kept'], polarity: 'POS', confidence: 0.9 },
      { nativeId: '2', images: ['copy', 'other'], polarity: 'POS', confidence: 0.9 },
      { nativeId: '3', images: ['doubtful'], polarity: 'NEG', confidence: 0.4 },
    ]);
    workspace.nearDuplicates.replaceGroups(
      [
        {
          representative: mediaIdOf('kept'),
          members: [
            { mediaId: mediaIdOf('kept'), distance: 0 },
            { mediaId: mediaIdOf('copy'), distance: 2 },
          ],
        },
      ],
      [],
      8,
    );

    const candidates = candidatesOf(workspace, DEFAULT_SELECTION);

    const byId = new Map(
      candidates.map((candidate) => [candidate.mediaId, candidate.posts.length]),
    );
    expect(byId).toEqual(
      new Map([
        [mediaIdOf('kept'), 2],
        [mediaIdOf('other'), 1],
      ]),
    );
  });
});
