import { createHash } from 'node:crypto';
import type { PredictionFormat } from '../../shared/domain/prediction-format.ts';
import { predictionRow } from '../domain/prediction-row.ts';
import type { IsImageFile, ListImagePaths } from './ports/outside-images.ts';
import type { OpenPredictionJournal } from './ports/prediction-journal.ts';
import type { Trainer } from './ports/trainer.ts';
import { predictImages } from './predict-images.ts';
import type { StageControl } from './stage-control.ts';

/**
 * Judges files and folders, and writes what came out to a file.
 *
 * Every batch is kept at once, so that the same request goes on where a stopped one was, as long as model and list of
 * images are the same. The file is there when all is done.
 *
 * @throws Failure BAD_INPUT where a path cannot be read, nothing is an image, or the file cannot be written.
 */
export async function predictToFile(
  ports: {
    readonly trainer: Pick<Trainer, 'predict'>;
    readonly listImagePaths: ListImagePaths;
    readonly isImageFile: IsImageFile;
    readonly openPredictionJournal: OpenPredictionJournal;
  },
  request: {
    readonly modelFolder: string;
    /** Tells models apart. */
    readonly model: string;
    readonly paths: readonly string[];
    readonly format: PredictionFormat;
    readonly output: string;
  },
  control: StageControl,
): Promise<{ readonly images: number; readonly unreadable: number }> {
  const { modelFolder, model, format, output } = request;
  const { signal, report } = control;
  const paths = await ports.listImagePaths(request.paths, signal);
  const identity = identityOf(model, paths);
  const journal = await ports.openPredictionJournal({ output, format, identity });
  try {
    let done = journal.rows;
    const tell = () => report({ done, total: paths.length, unit: 'images', message: output });
    tell();
    const left = { modelFolder, paths: paths.slice(done) };
    for await (const batch of predictImages(ports, left, signal)) {
      await journal.add(batch.map(({ file, probabilities }) => predictionRow(file, probabilities)));
      done += batch.length;
      tell();
      signal.throwIfAborted();
    }
    const predicted = await journal.finish();
    return { images: paths.length, unreadable: paths.length - predicted };
  } finally {
    await journal.close();
  }
}

function identityOf(model: string, paths: readonly string[]): string {
  const hash = createHash('sha256').update(model);
  for (const path of paths) hash.update('\0').update(path);
  return hash.digest('hex');
}
