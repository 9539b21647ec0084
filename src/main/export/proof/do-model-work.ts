import { join } from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import { kerasConfig, trainerTopology } from '../keras/keras-config.ts';
import { readKerasConfig } from '../keras/read-keras-config.ts';
import { writeKerasH5 } from '../keras/write-keras-h5.ts';
import { readLayersModel } from '../layers-model/read-layers-model.ts';
import { judgeByOnnx, onnxRuntime } from '../onnx/judge-by-onnx.ts';
import { layersModelToOnnx } from '../onnx/layers-model-to-onnx.ts';
import { onnxFile } from '../onnx/onnx-model.ts';
import { safetensorsFile } from '../safetensors/safetensors-file.ts';
import { kernelFromTorch, torchLayers, torchTensors } from '../safetensors/torch-layers.ts';
import { writeCheckFolder } from './check-folder.ts';
import type { ModelWork, ModelWorkDone } from './model-work.ts';

/** Reads tensors from an exported file, as whoever imports weights does. */
export type ReadBack = (file: string) => Promise<{
  /** Values of a tensor as they lie in the file, or null where it is not there. */
  readonly read: (layer: string, part: string) => Float32Array | null;
  readonly close: () => void;
}>;

const BY_TENSORFLOW: ModelWorkDone = { judged: null, runtime: null };

/**
 * Writes a model in a form, and reads it back: ONNX is run here, the other forms are laid into the check folder for
 * TensorFlow. It holds up the thread for seconds.
 *
 * @throws Failure BAD_INPUT for a model that has no such form, TRAINER_FAILED where the file reads back otherwise.
 */
export async function doModelWork(
  work: ModelWork,
  readers: { readonly safetensors: ReadBack; readonly kerasH5: ReadBack },
): Promise<ModelWorkDone> {
  switch (work.format) {
    case 'onnx':
      return writeOnnx(work);
    case 'safetensors':
      return writeSafetensors(work, readers.safetensors);
    case 'keras-h5':
      return writeKeras(work, readers.kerasH5);
    default:
      return assertNever(work.format);
  }
}

async function writeOnnx(work: ModelWork): Promise<ModelWorkDone> {
  const file = join(work.folder, 'model.onnx');
  const { preprocessing } = work.description;
  const takesBytes = work.onnxTakesBytes;
  await writeOnnxFile(file, work);
  // Only now, when the tensors that were read are free again: the runtime reads the file into its own.
  return {
    judged: await judgeByOnnx(file, work.paths, { preprocessing, takesBytes }),
    runtime: onnxRuntime(),
  };
}

async function writeOnnxFile(file: string, work: ModelWork): Promise<void> {
  const graph = await readLayersModel(work.modelFolder);
  const model = layersModelToOnnx(graph, {
    preprocessing: work.description.preprocessing,
    takesBytes: work.onnxTakesBytes,
    producer: work.program,
    metadata: work.metadata,
  });
  await writeFlushed(file, onnxFile(model).pieces);
}

async function writeSafetensors(work: ModelWork, readBack: ReadBack): Promise<ModelWorkDone> {
  const file = join(work.folder, 'model.safetensors');
  const graph = await readLayersModel(work.modelFolder);
  const layers = torchLayers(graph, work.description.network);
  const metadata = { format: 'pt', ...work.metadata };
  await writeFlushed(file, safetensorsFile(torchTensors(layers), metadata));
  const { read, close } = await readBack(file);
  try {
    await writeCheckFolder(work, graph, null, (name) => {
      const [own = '', weight = ''] = name.split('/');
      const layer = layers.find((candidate) => candidate.layer === own);
      if (layer === undefined) return null;
      const values = read(layer.module, weight === 'kernel' ? 'weight' : weight);
      return values !== null && weight === 'kernel' ? kernelFromTorch(layer, values) : values;
    });
  } finally {
    close();
  }
  return BY_TENSORFLOW;
}

async function writeKeras(work: ModelWork, readBack: ReadBack): Promise<ModelWorkDone> {
  const file = join(work.folder, 'model.h5');
  const graph = await readLayersModel(work.modelFolder);
  const config = kerasConfig(graph, work.description.preprocessing.size);
  await writeKerasH5(file, graph, config, work.metadata);
  const topology = trainerTopology(await readKerasConfig(file));
  const { read, close } = await readBack(file);
  try {
    await writeCheckFolder(work, graph, topology, (name) => {
      const at = name.lastIndexOf('/');
      return read(name.slice(0, at), name.slice(at + 1));
    });
  } finally {
    close();
  }
  return BY_TENSORFLOW;
}
