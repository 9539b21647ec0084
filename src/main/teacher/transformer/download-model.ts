import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import { downloadFile } from '../../download/download-file.ts';
import type { StageControl } from '../../pipeline/stage-control.ts';
import {
  EXTERNAL_DATA,
  MODEL_FILE,
  MODEL_FILE_BESIDE,
  NEEDED_FILES,
  OPTIONAL_FILES,
} from './model-files.ts';

/** A name on the hub: an owner and a model, or a model alone. */
const HUB_NAME = /^[\w.-]+(?:\/[\w.-]+)?$/;

const ADVICE = {
  refused:
    'Check the name of the model; a model that is not public must be downloaded by hand and added as a folder.',
  unreachable: 'Check the network; or download the model elsewhere and add it as a folder.',
};

export function isHubName(source: string): boolean {
  return HUB_NAME.test(source) && !source.includes('..');
}

/**
 * Downloads the files of a model from a hub, in the form of `https://huggingface.co`.
 *
 * @throws Failure SOURCE_UNREACHABLE without an answer, SOURCE_REFUSED for a model that is not public,
 * NOT_FOUND when there is none of this name or it has no ONNX form.
 */
export async function downloadModel(
  model: string,
  to: string,
  options: { readonly hub: string; readonly control: StageControl },
): Promise<void> {
  const download = (file: string, target = file): Promise<boolean> =>
    downloadFile({
      url: `${options.hub}/${model}/resolve/main/${file}`,
      target: join(to, target),
      control: options.control,
      advice: ADVICE,
    });
  for (const file of NEEDED_FILES) {
    if (!(await download(file))) throw notFound(model, file);
  }
  for (const file of OPTIONAL_FILES) await download(file);
  const found = (await download(MODEL_FILE))
    ? MODEL_FILE
    : (await download(MODEL_FILE_BESIDE, MODEL_FILE))
      ? MODEL_FILE_BESIDE
      : null;
  if (found === null) throw notFound(model, MODEL_FILE);
  await download(`${found}${EXTERNAL_DATA}`, `${MODEL_FILE}${EXTERNAL_DATA}`);
}

function notFound(model: string, file: string): Failure {
  return new Failure(
    'NOT_FOUND',
    `There is no folder ${model}, and the hub has no ${file} of a model with this name`,
    'Check the name. Models without an ONNX form can be exported with Optimum and added as a folder.',
  );
}
