import { File, type Group, ready } from 'h5wasm';
import type { LayersModelGraph, ModelTensor } from '../layers-model/layers-model.ts';
import { type KerasModelConfig, kerasWeights } from './keras-config.ts';
import { mountOnDisk } from './mount-on-disk.ts';

/** The version whose form it is; Keras 3 reads it as a file of before. */
const KERAS_VERSION = '2.15.0';

/**
 * Writes a model as a Keras file in HDF5 form, with its weights below `model_weights` as `load_model` and
 * `load_weights` look for them. It holds up the thread: this belongs on one that nobody waits for.
 *
 * @param notes texts by name, kept as attributes of the file
 */
export async function writeKerasH5(
  path: string,
  graph: LayersModelGraph,
  config: KerasModelConfig,
  notes: Readonly<Record<string, string>>,
): Promise<void> {
  const library = await ready;
  const { path: mounted, close } = mountOnDisk(library, path, 'write');
  try {
    library.activate_throwing_error_handler();
    const file = new File(mounted, 'w');
    try {
      writeText(file, 'model_config', JSON.stringify(config));
      const versions = { keras_version: KERAS_VERSION, backend: 'tensorflow' };
      for (const [name, text] of Object.entries({ ...versions, ...notes }))
        writeText(file, name, text);
      const weights = file.create_group('model_weights');
      writeTexts(
        weights,
        'layer_names',
        graph.layers.map(({ name }) => name),
      );
      for (const [name, text] of Object.entries(versions)) writeText(weights, name, text);
      for (const layer of graph.layers) {
        const group = weights.create_group(layer.name);
        const named = kerasWeights(layer, graph);
        writeTexts(
          group,
          'weight_names',
          named.map(({ name }) => `${layer.name}/${name}:0`),
        );
        if (named.length === 0) continue;
        const own = group.create_group(layer.name);
        for (const { name, tensor } of named) writeTensor(own, `${name}:0`, tensor);
      }
      file.flush();
    } finally {
      file.close();
    }
  } finally {
    library.deactivate_throwing_error_handler();
    close();
  }
}

function writeTensor(group: Group, name: string, { shape, values }: ModelTensor): void {
  group.create_dataset({ name, data: values, shape: [...shape], dtype: '<f' });
}

/** Keras reads texts as bytes of a fixed length. */
function writeText(target: Group, name: string, text: string): void {
  target.create_attribute(name, text, null, `S${Buffer.byteLength(text)}`);
}

function writeTexts(target: Group, name: string, texts: readonly string[]): void {
  const longest = texts.reduce((most, text) => Math.max(most, Buffer.byteLength(text)), 1);
  target.create_attribute(name, [...texts], [texts.length], `S${longest}`);
}
