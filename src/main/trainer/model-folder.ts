import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelDescription } from '../../shared/domain/model-description.ts';
import { Failure } from '../../shared/failure.ts';
import { type LayersModel, tf } from './backend.ts';

export const MODEL_FILE = 'model.json';
export const DESCRIPTION_FILE = 't4sa.json';

/**
 * Loads a model folder. The caller disposes the model.
 *
 * @throws Failure when the folder is not one of a model.
 */
export async function loadModelFolder(
  folder: string,
): Promise<{ readonly model: LayersModel; readonly description: ModelDescription }> {
  try {
    const json = await readFile(join(folder, DESCRIPTION_FILE), 'utf8');
    const description = ModelDescription.parse(JSON.parse(json));
    const model = await tf.loadLayersModel(`file://${join(folder, MODEL_FILE)}`);
    return { model, description };
  } catch (error) {
    throw new Failure(
      'TRAINER_FAILED',
      `${folder} does not hold a model that can be read`,
      `Choose a folder with ${MODEL_FILE}, its weight files and ${DESCRIPTION_FILE}, or export the run again.`,
      { cause: error },
    );
  }
}
