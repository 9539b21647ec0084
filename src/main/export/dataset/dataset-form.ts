import type { MediaId } from '../../../shared/domain/ids.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { GrowingFile, GrowingFiles } from './growing-files.ts';
import type { Piece, PieceLimits } from './plan-pieces.ts';

/** What a form is given to write one piece. */
export type PieceWriting = {
  /** The folder of the whole export. */
  readonly folder: string;
  readonly piece: Piece;
  /** The piece's images, page by page. */
  readonly pages: AsyncIterable<readonly ExportedItem[]>;
  readonly files: GrowingFiles;
  readonly pathOf: (mediaId: MediaId) => string;
  /** To be told of images that are written. */
  readonly wrote: (images: number) => void;
  readonly signal: AbortSignal;
};

/** Writes the last files of an export, over all of its images. */
export type Finishing = {
  readonly folder: string;
  readonly images: number;
  readonly pages: () => AsyncIterable<readonly ExportedItem[]>;
};

/** A form that datasets are written in. Writing a piece again gives the same bytes. */
export type DatasetForm = {
  readonly limits: PieceLimits;
  readonly growing: readonly GrowingFile[];
  /** Returns once the piece is on the disk, but for what it added to the growing files. */
  readonly writePiece: (writing: PieceWriting) => Promise<void>;
  readonly finish?: (finishing: Finishing) => Promise<void>;
};
