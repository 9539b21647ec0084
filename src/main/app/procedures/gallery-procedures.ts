import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** The gallery's part of the contract. */
export function galleryProcedures(os: StudioImplementer, studio: Studio) {
  const gallery = () => studio.requireSession().gallery;
  const savedViews = () => studio.requireSession().workspace.savedViews;

  return os.gallery.router({
    open: os.gallery.open.handler(({ input }) => gallery().open(input)),
    page: os.gallery.page.handler(({ input }) => gallery().page(input.viewId, input)),
    place: os.gallery.place.handler(({ input }) => gallery().place(input.viewId, input.mediaId)),
    group: os.gallery.group.handler(({ input }) => gallery().group(input.mediaId)),
    samePosts: os.gallery.samePosts.handler(({ input }) => gallery().samePosts(input.mediaId)),
    savedViews: os.gallery.savedViews.handler(() => savedViews().list()),
    saveView: os.gallery.saveView.handler(({ input }) => {
      savedViews().save(input, studio.parts.nowMs());
      return savedViews().list();
    }),
    removeView: os.gallery.removeView.handler(({ input }) => {
      savedViews().remove(input.name);
      return savedViews().list();
    }),
  });
}
