import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelDescription } from '../../../shared/domain/model-description.ts';
import { Failure } from '../../../shared/failure.ts';

/**
 * What a model folder says of its model.
 *
 * @throws Failure BAD_INPUT where it says nothing that can be read.
 */
export async function readModelDescription(folder: string): Promise<ModelDescription> {
  try {
    return ModelDescription.parse(JSON.parse(await readFile(join(folder, 't4sa.json'), 'utf8')));
  } catch (error) {
    throw new Failure(
      'BAD_INPUT',
      `${folder} does not hold a model that can be exported`,
      'Train the run again under another name, or import the weights again.',
      { cause: error },
    );
  }
}
