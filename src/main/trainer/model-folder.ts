import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FineTuneSettings, NetworkName } from '../../shared/domain/fine-tune.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { Preprocessing } from '../../shared/domain/preprocessing.ts';
import { EpochMetrics } from '../../shared/domain/training-event.ts';
import { Failure } from '../../shared/failure.ts';
import { type LayersModel, tf } from './backend.ts';

/** The file `t4sa.json` of a model folder: what one must know to use `model.json` beside it. */
export const ModelDescription = z
  .object({
    format: z.literal('t4sa-model-1'),
    /** Name and version of the program that wrote it. */
    program: z.string(),
    network: NetworkName,
    /** What the outputs stand for, in order. */
    classes: z.tuple([
      z.literal(POLARITIES[0]),
      z.literal(POLARITIES[1]),
      z.literal(POLARITIES[2]),
    ]),
    preprocessing: Preprocessing,
    settings: FineTuneSettings,
    /** The epoch that the weights are from. */
    metrics: EpochMetrics,
  })
  .readonly();
export type ModelDescription = z.infer<typeof ModelDescription>;

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
