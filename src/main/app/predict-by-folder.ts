import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PredictedImage } from '../../shared/contract/predict-contract.ts';
import type { PredictionFormat } from '../../shared/domain/prediction-format.ts';
import { predictionRow } from '../domain/prediction-row.ts';
import { PREDICTION_TEXTS } from '../export/predictions/prediction-text.ts';
import { predictImages } from '../pipeline/predict-images.ts';
import { predictToFile } from '../pipeline/predict-to-file.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { JobSummary } from './job-queue.ts';
import { PREDICTION_PORTS } from './prediction-ports.ts';
import type { StudioParts } from './studio-parts.ts';

type Parts = Pick<StudioParts, 'trainer'>;
type PredictRequest = { readonly modelFolder: string; readonly paths: readonly string[] };

/** Judges files and folders by a model folder, and writes what came out; needs no workspace. */
export async function predictByFolder(
  { trainer }: Parts,
  request: PredictRequest & {
    /** What the model is called. */
    readonly name: string;
    readonly format: PredictionFormat;
    readonly output: string;
  },
  control: StageControl,
): Promise<JobSummary> {
  const { modelFolder, name, paths, format, output } = request;
  const model = `${name} ${await stateOf(modelFolder)}`;
  const { images, unreadable } = await predictToFile(
    { trainer, ...PREDICTION_PORTS },
    { modelFolder, model, paths, format, output },
    control,
  );
  return { images, unreadable, output };
}

/** Judges files and folders by a model folder, batch by batch. */
export async function* predictedImages(
  { trainer }: Parts,
  { modelFolder, paths }: PredictRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly PredictedImage[], void, undefined> {
  const listed = await PREDICTION_PORTS.listImagePaths(paths, signal);
  yield* predictImages({ trainer, ...PREDICTION_PORTS }, { modelFolder, paths: listed }, signal);
}

/** As `predictedImages`, as text of a form. */
export async function* predictedText(
  parts: Parts,
  request: PredictRequest & { readonly format: keyof typeof PREDICTION_TEXTS },
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const text = PREDICTION_TEXTS[request.format];
  yield text.head;
  for await (const images of predictedImages(parts, request, signal)) {
    yield text.rows(images.map(({ file, probabilities }) => predictionRow(file, probabilities)));
  }
}

/** Sizes and times of a folder's files: another model under the same name has others. */
async function stateOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const files = names.sort().map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(files)).join('\n');
}
