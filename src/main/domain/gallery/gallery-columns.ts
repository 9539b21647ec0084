/** Stands for a missing value in columns of small numbers. */
export const NO_VALUE = 255;

/** Stands for "in no near-duplicate group" among places. */
export const NO_GROUP = 0xffff_ffff;

/** A chosen student's opinions; NaN and `NO_VALUE` where it has none. */
export type StudentColumns = {
  /** n × 3 */
  readonly probabilities: Float32Array;
  /** The most probable polarity. */
  readonly polarities: Uint8Array;
};

/**
 * All clean images of a workspace, a column per thing that the gallery filters or orders by.
 *
 * Places in the columns (ordinals) go by media id, so that a stable order of ordinals breaks ties by media id.
 */
export type GalleryColumns = {
  readonly size: number;
  /** Row of the image in the database. */
  readonly rowIds: Uint32Array;
  /** The post it counts by; 0 for none. */
  readonly postIds: Uint32Array;
  /** Index in the list of platforms, or `NO_VALUE`. */
  readonly platforms: Uint8Array;
  /** Milliseconds since 1970 UTC, or NaN. */
  readonly postedAtMs: Float64Array;
  /** Weak polarity, or `NO_VALUE`. */
  readonly polarities: Uint8Array;
  /** Of the weak label, or NaN. */
  readonly confidences: Float64Array;
  /** n × 3, of the weak label; NaN for none. */
  readonly probabilities: Float32Array;
  /** Ordinal of the representative, or `NO_GROUP`. */
  readonly representatives: Uint32Array;
  /** Images in the group; 1 for an image without one. */
  readonly groupSizes: Uint32Array;
  /** Index in the list of review outcomes, or `NO_VALUE`; changes while people review. */
  readonly outcomes: Uint8Array;
  /** 1 where the platform or the sensitive-image check says so. */
  readonly sensitive: Uint8Array;
  readonly student: StudentColumns | null;
};

/** Columns of images of which nothing is known. */
export function emptyColumns(size: number): GalleryColumns {
  return {
    size,
    rowIds: new Uint32Array(size),
    postIds: new Uint32Array(size),
    platforms: new Uint8Array(size).fill(NO_VALUE),
    postedAtMs: new Float64Array(size).fill(Number.NaN),
    polarities: new Uint8Array(size).fill(NO_VALUE),
    confidences: new Float64Array(size).fill(Number.NaN),
    probabilities: new Float32Array(3 * size).fill(Number.NaN),
    representatives: new Uint32Array(size).fill(NO_GROUP),
    groupSizes: new Uint32Array(size).fill(1),
    outcomes: new Uint8Array(size).fill(NO_VALUE),
    sensitive: new Uint8Array(size),
    student: null,
  };
}
