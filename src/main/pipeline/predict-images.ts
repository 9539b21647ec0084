import pMap from 'p-map';
import type { PredictedImage } from '../../shared/contract/predict-contract.ts';
import type { IsImageFile } from './ports/outside-images.ts';
import type { Trainer } from './ports/trainer.ts';

/** Paths that the trainer is told of at once; so many predictions at most wait to be taken. */
const PIECE = 2048;
const LOOK_CONCURRENCY = 16;

/**
 * Probabilities of image files, in the order of the paths; null for what is no image or cannot be decoded.
 *
 * @throws Failure TRAINER_FAILED where the folder does not hold a model.
 */
export async function* predictImages(
  ports: { readonly trainer: Pick<Trainer, 'predict'>; readonly isImageFile: IsImageFile },
  request: { readonly modelFolder: string; readonly paths: readonly string[] },
  signal: AbortSignal,
): AsyncGenerator<readonly PredictedImage[], void, undefined> {
  const { modelFolder, paths } = request;
  for (let from = 0; from < paths.length; from += PIECE) {
    const piece = paths.slice(from, from + PIECE);
    const look = { concurrency: LOOK_CONCURRENCY, signal };
    const isImage = await pMap(piece, (path) => ports.isImageFile(path), look);
    const images = piece.filter((_, index) => isImage[index]);
    let next = 0;
    /** Files up to the next image, which are none. */
    const others = (): readonly PredictedImage[] => {
      const first = next;
      while (next < piece.length && isImage[next] !== true) next += 1;
      return piece.slice(first, next).map((file) => ({ file, probabilities: null }));
    };
    if (images.length > 0) {
      for await (const batch of ports.trainer.predict({ modelFolder, paths: images }, signal)) {
        yield batch.flatMap(({ path, probabilities }) => {
          const before = others();
          next += 1;
          return [...before, { file: path, probabilities }];
        });
        signal.throwIfAborted();
      }
    }
    const rest = others();
    if (rest.length > 0) yield rest;
  }
}
