import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGallery } from '../../../src/main/gallery/open-gallery.ts';
import { type GalleryOrder, WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const VIEW = { filter: WHOLE_GALLERY, order: 'newest', grouping: 'none' } as const;

async function aGallery() {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, [
    { nativeId: '1', images: ['sea', 'sky'], polarity: 'POS', confidence: 0.9, postedAtMs: 1 },
    { nativeId: '2', images: ['desk'], polarity: 'NEU', confidence: 0.7, postedAtMs: 2 },
  ]);
  let refreshed = 0;
  const gallery = openGallery({
    database: workspace.folders.database,
    defaultTeacher: 'test',
    worker: PROGRAM_FILES.galleryWorker,
    onFresh: () => {
      refreshed += 1;
    },
  });
  onTestFinished(() => gallery.close());
  return { workspace, gallery, refreshed: () => refreshed };
}

describe('the gallery in its thread', () => {
  it('answers with sections and counts, and fails NOT_FOUND for a view that is not open', async () => {
    const { gallery } = await aGallery();
    const view = await gallery.open({ ...VIEW, grouping: 'polarity' });
    expect(view).toMatchObject({
      total: 3,
      sections: [
        { key: 'NEU', count: 1 },
        { key: 'POS', count: 2 },
      ],
      counts: { NEG: 0, NEU: 1, POS: 2, none: 0 },
    });
    expect(await gallery.page(view.viewId, { offset: 0, limit: 1 })).toMatchObject([
      { mediaId: mediaIdOf('desk'), post: { nativeId: '2' }, weak: { polarity: 'NEU' } },
    ]);
    expect(await gallery.place(view.viewId, mediaIdOf('absent'))).toBeNull();
    expect(await gallery.samePosts(mediaIdOf('sky'))).toHaveLength(2);
    await expect(gallery.page('none', { offset: 0, limit: 1 })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    });
  });

  it('shows what a job brought once it ended', async () => {
    const { workspace, gallery, refreshed } = await aGallery();
    expect((await gallery.open(VIEW)).total).toBe(3);
    gallery.invalidate('runs');
    fillWorkspace(workspace, [
      { nativeId: '3', images: ['tree'], polarity: 'NEG', confidence: 0.8 },
    ]);
    gallery.invalidate('ended');
    expect((await gallery.open(VIEW)).total).toBe(4);
    expect(refreshed()).toBe(1);
  });

  it('survives a bug, which only its caller hears of', async () => {
    const { gallery } = await aGallery();
    const { viewId } = await gallery.open(VIEW);
    const unknown = 'unknown' as GalleryOrder; // why: to provoke it
    await expect(gallery.open({ ...VIEW, order: unknown })).rejects.toMatchObject({ kind: 'BUG' });
    expect(await gallery.page(viewId, { offset: 0, limit: 10 })).toHaveLength(3);
  });

  it('fails with advice when its thread dies, and starts another at the next call', async () => {
    const folder = temporaryFolder();
    const gallery = openGallery({
      database: join(folder, 'workspace.sqlite'),
      defaultTeacher: 'test',
      worker: PROGRAM_FILES.galleryWorker,
      onFresh: () => {},
    });
    await expect(gallery.open(VIEW)).rejects.toMatchObject({
      kind: 'BUG',
      advice: expect.stringContaining('starts anew'),
    });
    await aWorkspace(folder);
    expect((await gallery.open(VIEW)).total).toBe(0);
    await gallery.close();
    await expect(gallery.open(VIEW)).rejects.toMatchObject({ kind: 'NO_WORKSPACE' });
  });
});
