import type { JobRequest } from '../../shared/domain/job.ts';
import type { Gallery } from '../gallery/open-gallery.ts';

/** Jobs that leave every image, label, group and opinion as it was. */
const LEAVE_GALLERY: ReadonlySet<JobRequest['kind']> = new Set([
  'build-dataset',
  'train',
  'evaluate',
  'export-model',
  'export-dataset',
  'add-transformer',
  'train-teacher',
  'calibrate-teacher',
  'adapt-teacher',
  'compare-teachers',
  'make-thumbnails',
  'measure-near-duplicates',
]);

/** Does a job's work, and lets the gallery know while it changes images and once it has ended. */
export async function tellGallery<T>(
  gallery: Gallery,
  kind: JobRequest['kind'],
  work: () => Promise<T>,
): Promise<T> {
  if (LEAVE_GALLERY.has(kind)) return work();
  gallery.invalidate('runs');
  try {
    return await work();
  } finally {
    gallery.invalidate('ended');
  }
}
