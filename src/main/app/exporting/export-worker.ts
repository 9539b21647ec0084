import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../../shared/failure.ts';
import { doModelWork, type ReadBack } from '../../export/proof/do-model-work.ts';
import type { ModelWork, ModelWorkMessage } from '../../export/proof/model-work.ts';
import { readKerasH5 } from '../../weights/forms/keras/read-keras-h5.ts';
import { readSafetensors } from '../../weights/forms/read-safetensors.ts';
import { type RawTensor, valuesOf } from '../../weights/reading/raw-tensor.ts';
import { openSourceFile } from '../../weights/reading/source-file.ts';

const work = workerData as ModelWork; // why: given by `modelWorkIn`
const tell = (message: ModelWorkMessage): void => parentPort?.postMessage(message);

const safetensors: ReadBack = async (path) => {
  const file = openSourceFile(path);
  return { read: reading(path, readSafetensors(file).tensors), close: file.close };
};

const kerasH5: ReadBack = async (path) => {
  const file = openSourceFile(path);
  const { weights, close } = await readKerasH5(file);
  return {
    read: reading(path, weights.tensors),
    close: () => {
      close();
      file.close();
    },
  };
};

function reading(path: string, tensors: readonly RawTensor[]) {
  const byName = new Map(tensors.map((tensor) => [`${tensor.layer}/${tensor.part}`, tensor]));
  return (layer: string, part: string): Float32Array | null => {
    const tensor = byName.get(`${layer}/${part}`);
    return tensor === undefined ? null : valuesOf(path, tensor);
  };
}

try {
  tell({ kind: 'done', done: await doModelWork(work, { safetensors, kerasH5 }) });
} catch (error) {
  const isFailure = error instanceof Failure;
  tell({
    kind: 'failed',
    failure: isFailure ? error.kind : null,
    message: error instanceof Error ? error.message : String(error),
    advice: isFailure ? error.advice : '',
    code: error instanceof Error && 'code' in error ? String(error.code) : null,
  });
}
