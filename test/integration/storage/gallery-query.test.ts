import { describe, expect, it } from 'vitest';
import type { GalleryFilter } from '../../../src/shared/domain/gallery.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';

const ALL: GalleryFilter = {
  polarities: ['NEG', 'NEU', 'POS'],
  minConfidence: 0,
  maxConfidence: 1,
  representativesOnly: false,
  order: 'confidence-descending',
};
const POSTS = [
  { nativeId: '1', images: ['sad'], polarity: 'NEG', confidence: 0.6, postedAtMs: 1 },
  { nativeId: '2', images: ['sun', 'sun-copy'], polarity: 'POS', confidence: 0.9, postedAtMs: 2 },
  { nativeId: '3', images: ['desk'], polarity: 'NEU', confidence: 0.8, postedAtMs: 3 },
] as const;

async function filled() {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, POSTS);
  workspace.nearDuplicates.replaceGroups(
    [
      {
        representative: mediaIdOf('sun'),
        members: [
          { mediaId: mediaIdOf('sun'), distance: 0 },
          { mediaId: mediaIdOf('sun-copy'), distance: 3 },
        ],
      },
    ],
    workspace.media.hashedPostMedia().map((media) => media.mediaId),
    8,
  );
  return workspace;
}

describe('a page of the gallery', () => {
  it('orders by confidence or time, and counts all that fit', async () => {
    const { gallery } = await filled();

    const byConfidence = gallery.page('test', ALL, { offset: 0, limit: 3 });
    const newest = gallery.page('test', { ...ALL, order: 'newest' }, { offset: 0, limit: 10 });

    expect(byConfidence.total).toBe(4);
    expect(byConfidence.items.map((item) => item.confidence)).toEqual([0.9, 0.9, 0.8]);
    expect(newest.items.map((item) => item.postId)).toEqual(['3', '2', '2', '1']);
  });

  it('filters by polarity, confidence and representatives', async () => {
    const { gallery } = await filled();
    const ids = (filter: Partial<GalleryFilter>) =>
      gallery
        .page('test', { ...ALL, ...filter }, { offset: 0, limit: 10 })
        .items.map((item) => item.mediaId);

    expect(ids({ polarities: ['NEG'] })).toEqual([mediaIdOf('sad')]);
    expect(ids({ polarities: [] })).toEqual([]);
    expect(ids({ minConfidence: 0.7, maxConfidence: 0.85 })).toEqual([mediaIdOf('desk')]);
    expect(ids({ representativesOnly: true, polarities: ['POS'] })).toEqual([mediaIdOf('sun')]);
  });

  it('walks through everything by offset, nothing twice', async () => {
    const { gallery } = await filled();

    const walked = [0, 1, 2, 3].flatMap((offset) =>
      gallery.page('test', ALL, { offset, limit: 1 }).items.map((item) => item.mediaId),
    );

    expect(new Set(walked).size).toBe(4);
  });

  it('gives the post text, probabilities and group size with each image', async () => {
    const { gallery } = await filled();

    const [first] = gallery.page('test', ALL, { offset: 0, limit: 1 }).items;

    expect(first).toMatchObject({ polarity: 'POS', groupSize: 2, width: 640, platform: 'x' });
    expect(first?.probabilities[2]).toBeCloseTo(0.9);
    expect(first?.text).toContain('beach');
  });

  it('lists a group with its representative first, and a lonely image alone', async () => {
    const { gallery } = await filled();

    expect(gallery.group('test', mediaIdOf('sun-copy')).map((item) => item.mediaId)).toEqual([
      mediaIdOf('sun'),
      mediaIdOf('sun-copy'),
    ]);
    expect(gallery.group('test', mediaIdOf('sad')).map((item) => item.mediaId)).toEqual([
      mediaIdOf('sad'),
    ]);
  });
});
