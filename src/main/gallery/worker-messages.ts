import type {
  GalleryFilter,
  GalleryGrouping,
  GalleryItem,
  GalleryOrder,
} from '../../shared/domain/gallery.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { FailureKind } from '../../shared/failure.ts';

/** What the thread is started with. */
export type GalleryThreadData = {
  /** The workspace's database file. */
  readonly database: string;
  /** Whose weak labels count while none was chosen. */
  readonly defaultTeacher: string;
  /** Begins the ids of its views, so that they are told from those of an earlier thread. */
  readonly viewPrefix: string;
};

export type OpenView = {
  readonly filter: GalleryFilter;
  readonly order: GalleryOrder;
  readonly grouping: GalleryGrouping;
};

/** Ranges of places, both ends included. */
export type PlaceRanges = readonly (readonly [number, number])[];

/** Sections as two lists: a hundred thousand of them cross threads quickly. */
export type OpenedView = {
  readonly viewId: string;
  readonly total: number;
  readonly sectionKeys: readonly string[];
  readonly sectionCounts: Uint32Array;
  readonly counts: readonly [number, number, number, number];
};

/** Calls to the thread with their answers. */
export type GalleryCalls = {
  /** `isChanging`: a job changes the workspace, so that what was read grows old. */
  readonly open: {
    readonly asked: OpenView & { readonly isChanging: boolean };
    readonly answer: OpenedView;
  };
  /** Reads everything anew in the background, if anything was written since; answered when it is done. */
  readonly refresh: { readonly asked: null; readonly answer: null };
  /** Closes the database and ends the thread; not answered. */
  readonly close: { readonly asked: null; readonly answer: null };
  readonly page: {
    readonly asked: { readonly viewId: string; readonly offset: number; readonly limit: number };
    readonly answer: readonly GalleryItem[];
  };
  readonly place: {
    readonly asked: { readonly viewId: string; readonly mediaId: MediaId };
    readonly answer: number | null;
  };
  readonly mediaIdsAt: {
    readonly asked: { readonly viewId: string; readonly ranges: PlaceRanges };
    readonly answer: readonly MediaId[];
  };
  readonly group: {
    readonly asked: { readonly mediaId: MediaId };
    readonly answer: readonly GalleryItem[];
  };
  readonly samePosts: {
    readonly asked: { readonly mediaId: MediaId };
    readonly answer: readonly GalleryItem[];
  };
};

export type GalleryRequest = {
  readonly [K in keyof GalleryCalls]: {
    readonly id: number;
    readonly kind: K;
    readonly asked: GalleryCalls[K]['asked'];
  };
}[keyof GalleryCalls];

export type GalleryAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly kind: FailureKind;
      readonly message: string;
      readonly advice: string;
    };
