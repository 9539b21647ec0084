import type { MediaId } from '../../../shared/domain/ids.ts';

export type KeptRow = { readonly mediaId: MediaId; readonly row: Float32Array };

/** Rows that one model made of images. */
export type ModelEmbeddings = {
  /** Those of these images that are kept; all of one length. */
  readonly read: (mediaIds: ReadonlySet<MediaId>) => Promise<ReadonlyMap<MediaId, Float32Array>>;
  /** Keeps rows; they are there after a kill, but for the last ones. */
  readonly append: (rows: readonly KeptRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What models made of images, so that nobody asks them twice; it may be thrown away at any time. */
export type EmbeddingCache = {
  /** @param digest tells the model's weights from all others, in letters and digits. */
  readonly open: (digest: string) => Promise<ModelEmbeddings>;
};
