import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../../shared/failure.ts';
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
    downloadFile(`${options.hub}/${model}/resolve/main/${file}`, join(to, target), options.control);
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

/** False when the hub has no such file. */
async function downloadFile(url: string, target: string, control: StageControl): Promise<boolean> {
  const response = await fetch(url, { signal: control.signal }).catch((error: unknown) => {
    throw control.signal.aborted ? control.signal.reason : unreachable(url, error);
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return false;
  }
  if (!response.ok || response.body === null) {
    throw new Failure(
      response.status === 401 || response.status === 403 ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE',
      `${new URL(url).host} answered ${response.status} for ${new URL(url).pathname}`,
      'Check the name of the model; a model that is not public must be downloaded by hand and added as a folder.',
    );
  }
  const length = Number(response.headers.get('content-length'));
  const total = length > 0 ? length : null;
  let done = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, passOn) {
      done += chunk.length;
      control.report({ done, total, unit: 'bytes', message: new URL(url).pathname });
      passOn(null, chunk);
    },
  });
  await mkdir(dirname(target), { recursive: true });
  await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(target), {
    signal: control.signal,
  }).catch((error: NodeJS.ErrnoException) => {
    // A full disk is told by its own code.
    throw control.signal.aborted || error.code?.startsWith('E') === true
      ? error
      : unreachable(url, error);
  });
  return true;
}

function unreachable(url: string, cause: unknown): Failure {
  return new Failure(
    'SOURCE_UNREACHABLE',
    `${new URL(url).host} could not be reached`,
    'Check the network; or download the model elsewhere and add it as a folder.',
    { cause },
  );
}

function notFound(model: string, file: string): Failure {
  return new Failure(
    'NOT_FOUND',
    `There is no folder ${model}, and the hub has no ${file} of a model with this name`,
    'Check the name. Models without an ONNX form can be exported with Optimum and added as a folder.',
  );
}
