import type { EvaluatedModel } from '../../../shared/domain/evaluated-model.ts';
import { Failure } from '../../../shared/failure.ts';
import { predictionFile } from '../../export/predictions/prediction-file.ts';
import { imageFormatOf } from '../../media/image-format.ts';
import { renderThumbnail } from '../../media/thumbnail.ts';
import { predictImages } from '../../pipeline/predict-images.ts';
import { answeringStream } from '../answering-stream.ts';
import { createListedImages, type ListedImages } from '../listed-images.ts';
import { modelFolderOf } from '../model-folders.ts';
import { PREDICTION_PORTS } from '../prediction-ports.ts';
import { streamSignal } from '../stream-signal.ts';
import type { Session, Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Models at work on images from anywhere. */
export function predictProcedures(
  os: StudioImplementer,
  { parts, training, requireSession }: Studio,
) {
  const { trainer } = parts;
  const listedIn = new WeakMap<Session, ListedImages>();
  const listed = (): ListedImages => {
    const session = requireSession();
    const known = listedIn.get(session) ?? createListedImages();
    listedIn.set(session, known);
    return known;
  };
  const folderOf = (model: EvaluatedModel): Promise<string> => {
    const context = { parts, training, ...requireSession() };
    return modelFolderOf(context, model);
  };
  /** The path of an image that a list told of. */
  const listedImage = async (path: string): Promise<string> => {
    if (listed().has(path) && (await PREDICTION_PORTS.isImageFile(path))) return path;
    throw new Failure(
      'NOT_FOUND',
      `${path} is no image of a prediction that is shown`,
      'Judge the folder again.',
    );
  };

  async function* judgedPaths(
    { model, paths: named }: { readonly model: EvaluatedModel; readonly paths: readonly string[] },
    signal: AbortSignal,
  ) {
    refuseWhileTraining(requireSession());
    const paths = await PREDICTION_PORTS.listImagePaths(named, signal);
    listed().add(paths);
    const total = paths.length;
    yield { total, images: [] };
    const request = { modelFolder: await folderOf(model), paths };
    for await (const images of predictImages({ trainer, ...PREDICTION_PORTS }, request, signal)) {
      yield { total, images };
    }
  }

  return os.predict.router({
    paths: os.predict.paths.handler(({ input, signal }) => {
      const gone = streamSignal(signal);
      return answeringStream(judgedPaths(input, gone), parts.onBug, gone);
    }),
    image: os.predict.image.handler(async ({ input, signal }) => {
      const image = await imageBytes(input.image);
      const modelFolder = await folderOf(input.model);
      const probabilities =
        image === null
          ? null
          : await trainer.predictImage({ modelFolder, image }, streamSignal(signal));
      return { file: input.name, probabilities };
    }),
    heatMap: os.predict.heatMap.handler(async ({ input, signal }) => {
      const image =
        typeof input.image === 'string'
          ? await listedImage(input.image)
          : await imageBytes(input.image);
      if (image === null) {
        throw new Failure(
          'BAD_INPUT',
          'This is no image',
          'Choose a JPEG, PNG, WebP, GIF, AVIF or TIFF image.',
        );
      }
      const modelFolder = await folderOf(input.model);
      const { polarity } = input;
      return trainer.gradCam({ modelFolder, image, polarity }, streamSignal(signal));
    }),
    picture: os.predict.picture.handler(async ({ input }) => {
      const path = await listedImage(input.path);
      const bytes = await renderThumbnail(path, input.side).catch((error: unknown) => {
        throw new Failure(
          'NOT_FOUND',
          `${path} cannot be shown: it cannot be decoded`,
          'Look at the file with another program.',
          { cause: error },
        );
      });
      return new File([new Uint8Array(bytes)], 'picture.webp', { type: 'image/webp' });
    }),
    table: os.predict.table.handler(({ input }) => predictionFile(input.format, input.images)),
  });
}

/** A long list would take from a training the memory that it measured for itself. */
function refuseWhileTraining({ jobs }: Session): void {
  const isTraining = jobs
    .list()
    .some(({ state, request: { kind } }) => state === 'running' && kind === 'train');
  if (!isTraining) return;
  throw new Failure(
    'CONFLICT',
    'A training has the trainer',
    'Pause it, or write the predictions to a file: that waits until the training is over.',
  );
}

/** The bytes of a file that was handed over; null where they do not begin as an image. */
async function imageBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return imageFormatOf(bytes) === null ? null : bytes;
}
