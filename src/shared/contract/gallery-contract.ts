import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  GalleryFilter,
  GalleryGrouping,
  GalleryItem,
  GalleryOrder,
  GalleryView,
  SavedView,
} from '../domain/gallery.ts';
import { MediaId } from '../domain/ids.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

/** The clean images of the workspace, filtered, ordered and grouped. */
export const galleryContract = {
  /** Finds the images of a filter and fixes their places. The newest 16 views stay open. */
  open: procedure
    .input(
      z.object({
        filter: GalleryFilter,
        order: GalleryOrder,
        grouping: GalleryGrouping,
      }),
    )
    .output(GalleryView),
  /** Images at places of an open view, as they are now. Fails NOT_FOUND for a view that is no longer open. */
  page: procedure
    .input(
      z.object({
        viewId: z.string(),
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.array(GalleryItem).readonly()),
  /** The place of an image in an open view; null where it is not in it. */
  place: procedure
    .input(z.object({ viewId: z.string(), mediaId: MediaId }))
    .output(z.int().nullable()),
  /** The images of a near-duplicate group, its representative first; the image alone where it has none. */
  group: procedure.input(z.object({ mediaId: MediaId })).output(z.array(GalleryItem).readonly()),
  /** The clean images of all posts that carry an image, itself included. */
  samePosts: procedure
    .input(z.object({ mediaId: MediaId }))
    .output(z.array(GalleryItem).readonly()),
  savedViews: procedure.output(z.array(SavedView).readonly()),
  /** Keeps a view under its name; one of that name is replaced. */
  saveView: procedure.input(SavedView).output(z.array(SavedView).readonly()),
  removeView: procedure.input(z.object({ name: z.string() })).output(z.array(SavedView).readonly()),
};
