import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import {
  EXTERNAL_DATA,
  MODEL_FILE,
  MODEL_FILE_BESIDE,
  NEEDED_FILES,
  OPTIONAL_FILES,
} from './model-files.ts';

/**
 * Copies the files of a model from a folder into another, in the hub's form.
 *
 * @throws Failure BAD_INPUT that names every file which is missing.
 */
export async function copyModel(from: string, to: string): Promise<void> {
  const isThere = (file: string): Promise<boolean> =>
    stat(join(from, file)).then(
      (found) => found.isFile(),
      () => false,
    );
  const model = (await isThere(MODEL_FILE)) ? MODEL_FILE : MODEL_FILE_BESIDE;
  const missing: string[] = [];
  for (const file of NEEDED_FILES) if (!(await isThere(file))) missing.push(file);
  if (!(await isThere(model))) missing.push(MODEL_FILE);
  if (missing.length > 0) {
    throw new Failure(
      'BAD_INPUT',
      `${from} is no model folder: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      'Choose a folder with config.json, tokenizer.json and onnx/model.onnx; Optimum exports such folders.',
    );
  }
  await mkdir(join(to, 'onnx'), { recursive: true });
  const optional = [...OPTIONAL_FILES];
  for (const file of [...NEEDED_FILES, ...optional]) {
    if (await isThere(file)) await copyFile(join(from, file), join(to, file));
  }
  await copyFile(join(from, model), join(to, MODEL_FILE));
  if (await isThere(`${model}${EXTERNAL_DATA}`)) {
    await copyFile(
      join(from, `${model}${EXTERNAL_DATA}`),
      join(to, `${MODEL_FILE}${EXTERNAL_DATA}`),
    );
  }
}
