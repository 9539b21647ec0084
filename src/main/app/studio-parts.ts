import type { SystemInfo } from '../../shared/contract/studio-info.ts';
import type { Gallery } from '../gallery/open-gallery.ts';
import type { CopySearch } from '../pipeline/ports/copy-search.ts';
import type { MediaFetcher } from '../pipeline/ports/media-fetcher.ts';
import type { PrintComparer } from '../pipeline/ports/print-comparer.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { OpenTeacherShelf } from '../teacher/teacher-shelf.ts';
import type { TeacherWorkers } from '../teacher/teacher-workers.ts';
import type { ComputeDevices } from './compute-devices.ts';
import type { ReadingThread } from './reading/open-reading-thread.ts';
import type { RecentWorkspaces } from './recent-workspaces.ts';

/** What a shell gives to the program. */
export type StudioParts = {
  readonly info: SystemInfo;
  readonly trainer: Trainer;
  readonly devices: ComputeDevices;
  /** Opens the teachers of a workspace: those that ship, and those in its folder of teachers. */
  readonly openTeachers: (addedFolder: string) => Promise<OpenTeacherShelf>;
  /** Folder of the teachers that ship. */
  readonly teacherFolder: string;
  readonly teacherWorkers: TeacherWorkers;
  /** Opens the gallery over a workspace's database. */
  readonly openGallery: (workspace: {
    readonly database: string;
    readonly defaultTeacher: string;
    readonly onFresh: () => void;
  }) => Gallery;
  /** Opens a thread that reads a workspace's database. */
  readonly openReading: (workspace: { readonly database: string }) => ReadingThread;
  /** Path of the thread that looks for planted copies, as source or built. */
  readonly copyDetectionWorker: string;
  /** Path of the thread that makes prints of JPEG files, as source or built. */
  readonly jpegPrintWorker: string;
  /** Path of the thread that puts images on maps, as source or built. */
  readonly mapWorker: string;
  readonly copySearch: CopySearch;
  readonly printComparer: PrintComparer;
  /** Where imported weights of networks are, and the thread that imports them. */
  readonly weights: { readonly folder: string; readonly worker: string };
  /** The thread that writes exported models, as source or built, and the folder of files that go with them. */
  readonly exports: { readonly worker: string; readonly templates: string };
  /** Address of the hub that transformers are downloaded from, without a slash at the end. */
  readonly hub: string;
  readonly fetcher: MediaFetcher;
  readonly recent: RecentWorkspaces;
  readonly nowMs: () => number;
  /** The bearer token of the X API, or null where none was given; never stored. */
  readonly xBearerToken: () => string | null;
  /** Told of bugs: errors that are no expected failures. */
  readonly onBug: (error: unknown) => void;
};
