import { Failure } from '../../shared/failure.ts';

/** One image of a cross-fit. */
export type FoldedImage = {
  readonly path: string;
  /** NEG 0, NEU 1, POS 2; null: it is not learnt from. */
  readonly polarity: 0 | 1 | 2 | null;
  /** The fold whose network judges it and does not learn from it; null: the mean of all networks judges it. */
  readonly fold: number | null;
};

const LINE = /^(?<path>.+)\t(?:(?<polarity>[012])\t(?<fold>\d+)|-\t(?<otherFold>\d+|-))$/;

/**
 * Reads the manifest of a cross-fit: `<path>\t<0|1|2|->\t<fold|->` a line, in its order.
 *
 * @throws Failure that names the first line that cannot be read.
 */
export function parseCrossFitManifest(text: string, folds: number): readonly FoldedImage[] {
  const images: FoldedImage[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const { path, polarity, fold, otherFold } = LINE.exec(line)?.groups ?? {};
    const number = fold ?? otherFold;
    if (path === undefined || number === undefined || Number(number) >= folds) {
      throw new Failure(
        'TRAINER_FAILED',
        `line ${index + 1} of the list of images is not "path, polarity, fold"`,
        'Start again under another name.',
      );
    }
    images.push({
      path,
      polarity: polarity === undefined ? null : (Number(polarity) as 0 | 1 | 2), // why: LINE lets 0, 1 and 2 through
      fold: number === '-' ? null : Number(number),
    });
  }
  return images;
}
