import type { ThumbnailCache } from '../media/thumbnail-cache.ts';
import type { Workspace } from '../storage/open-workspace.ts';
import type { OpenTeacherShelf } from '../teacher/teacher-shelf.ts';
import type { ReadingThread } from './reading/open-reading-thread.ts';
import type { StudioParts } from './studio-parts.ts';
import type { TrainingFeed } from './training-feed.ts';

/** What jobs work with. */
export type JobContext = {
  readonly parts: StudioParts;
  readonly workspace: Workspace;
  readonly shelf: OpenTeacherShelf;
  readonly thumbnails: ThumbnailCache;
  readonly training: TrainingFeed;
  /** Checks datasets for leaks. */
  readonly datasetReading: ReadingThread;
};
