import { Failure } from '../../shared/failure.ts';

/** One image that a network learns from or is checked on. */
export type LabelledImage = {
  readonly path: string;
  /** NEG 0, NEU 1, POS 2. */
  readonly polarity: 0 | 1 | 2;
};

export type Manifest = {
  readonly train: readonly LabelledImage[];
  readonly validation: readonly LabelledImage[];
};

const LINE = /^(?<path>.+)\t(?<polarity>[012])\t(?<split>train|validation|test)$/;

/**
 * Reads a run's manifest: `<path>\t<0|1|2>\t<train|validation|test>` a line; test images are left out.
 *
 * @throws Failure that names the first line that cannot be read, or says that nothing is there to train on.
 */
export function parseManifest(text: string): Manifest {
  const train: LabelledImage[] = [];
  const validation: LabelledImage[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const groups = LINE.exec(line)?.groups;
    if (!groups) {
      throw new Failure(
        'TRAINER_FAILED',
        `line ${index + 1} of the run's list of images is not "path, polarity, split"`,
        'Build the dataset again and start a new run.',
      );
    }
    const { path, polarity, split } = groups as Record<'path' | 'polarity' | 'split', string>; // why: named groups of LINE, all present where it matches
    const image = { path, polarity: Number(polarity) as 0 | 1 | 2 }; // why: LINE lets 0, 1 and 2 through
    if (split === 'train') train.push(image);
    if (split === 'validation') validation.push(image);
  }
  if (train.length === 0) {
    throw new Failure(
      'TRAINER_FAILED',
      'the dataset has no training images',
      'Build a dataset with a larger share of training images.',
    );
  }
  return { train, validation };
}
