import { describe, expect, it } from 'vitest';
import { createGalleryViews } from '../../../src/main/gallery/gallery-views.ts';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';

const LOOK = { filter: WHOLE_GALLERY, order: 'newest', grouping: 'none' } as const;
const FIRST = Uint32Array.of(7, 3);
const WHOLE = Uint32Array.of(7, 3, 9);

describe('opened views', () => {
  it('know the first places of a begun view at once, and all once it is completed', async () => {
    const views = createGalleryViews('1');
    const viewId = views.begin(LOOK, FIRST, 3);
    const begun = views.get(viewId);
    expect(begun).toMatchObject({ known: FIRST, total: 3 });
    for (const { look, complete } of views.begun()) {
      expect(look).toEqual(LOOK);
      complete(WHOLE);
    }
    expect(await begun.whole).toEqual(WHOLE);
    expect(views.get(viewId).known).toEqual(WHOLE);
    expect(views.begun()).toEqual([]);
  });

  it('are whole where the first places are all', () => {
    const views = createGalleryViews('1');
    expect(views.get(views.begin(LOOK, WHOLE, 3)).known).toEqual(WHOLE);
    expect(views.begun()).toEqual([]);
  });

  it('are no longer open once they could not be completed', async () => {
    const views = createGalleryViews('1');
    const viewId = views.begin(LOOK, FIRST, 3);
    const { whole } = views.get(viewId);
    for (const { fail } of views.begun()) fail(new Error('the disk is gone'));
    await expect(whole).rejects.toThrow('the disk is gone');
    expect(() => views.get(viewId)).toThrow(/no longer open/);
  });

  it('keep nobody waiting when they are dropped for newer ones', async () => {
    const views = createGalleryViews('1');
    const { whole } = views.get(views.begin(LOOK, FIRST, 3));
    for (let newer = 0; newer < 16; newer += 1) views.add(WHOLE);
    await expect(whole).rejects.toThrow(/no longer open/);
    expect(views.begun()).toEqual([]);
  });
});
