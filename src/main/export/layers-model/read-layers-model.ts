import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import { readFully } from '../../disk/read-fully.ts';
import {
  LayersModelFile,
  type LayersModelGraph,
  type ModelLayer,
  type ModelTensor,
} from './layers-model.ts';

/**
 * Reads the graph and the weights of a TensorFlow.js model folder.
 *
 * @throws Failure BAD_INPUT where the folder does not hold one that can be converted.
 */
export async function readLayersModel(folder: string): Promise<LayersModelGraph> {
  try {
    const json = LayersModelFile.parse(
      JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')),
    );
    const { layers, input_layers, output_layers } = json.modelTopology.config;
    const tensors = new Map<string, ModelTensor>();
    for (const { paths, weights } of json.weightsManifest) {
      const bytes = await readShards(folder, paths);
      let offset = 0;
      for (const { name, shape } of weights) {
        const count = shape.reduce((product, size) => product * size, 1);
        if (offset + 4 * count > bytes.byteLength) throw new Error(`${name} is cut off`);
        tensors.set(name, { shape, values: new Float32Array(bytes.buffer, offset, count) });
        offset += 4 * count;
      }
      if (offset !== bytes.byteLength) throw new Error('the weight files hold more than they say');
    }
    return {
      layers: inOrder(
        layers.map((layer) => ({
          name: layer.name,
          className: layer.class_name,
          config: layer.config,
          inputs: (layer.inbound_nodes[0] ?? []).map(([name]) => name),
        })),
      ),
      input: only(input_layers),
      output: only(output_layers),
      tensors,
    };
  } catch (error) {
    throw new Failure(
      'BAD_INPUT',
      `${folder} does not hold a model that can be converted`,
      'Export the run again.',
      { cause: error },
    );
  }
}

/** Files one after the other, each read into its place: a second copy of a large network would not fit everywhere. */
async function readShards(
  folder: string,
  paths: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const files = paths.map((path) => join(folder, path));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [place, path] of files.entries()) {
    const size = sizes[place] ?? 0;
    const file = await open(path, 'r');
    try {
      if (!(await readFully(file, bytes.subarray(at, at + size), null))) {
        throw new Error(`${path} is cut off`);
      }
    } finally {
      await file.close();
    }
    at += size;
  }
  return bytes;
}

function inOrder(layers: readonly ModelLayer[]): readonly ModelLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const ordered = new Set<ModelLayer>();
  const visit = (layer: ModelLayer): void => {
    for (const name of layer.inputs) {
      const input = byName.get(name);
      if (input === undefined) throw new Error(`${layer.name} takes ${name}, which is not there`);
      if (!ordered.has(input)) visit(input);
    }
    ordered.add(layer);
  };
  for (const layer of layers) if (!ordered.has(layer)) visit(layer);
  return [...ordered];
}

function only(ends: readonly (readonly [string, number, number])[]): string {
  const [first] = ends;
  if (first === undefined || ends.length > 1)
    throw new Error('a model has one input and one output');
  return first[0];
}
