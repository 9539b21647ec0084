// node use.mts image.jpg    needs Node 24, @tensorflow/tfjs and sharp
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { registerLayers } from './layers.mjs';
import { classes, networkInput, pixels, size } from './preprocess.mts';

registerLayers(tf);
const { modelTopology, weightsManifest } = JSON.parse(await readFile(file('model.json'), 'utf8'));
const [{ paths, weights: weightSpecs }] = weightsManifest;
const shards = await Promise.all(paths.map((path: string) => readFile(file(path))));
const weightData = shards.map((bytes) => Uint8Array.from(bytes).buffer);
const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
const image = networkInput(await pixels(process.argv[2] ?? file('example.png')));
const output = model.predict(tf.tensor(image, [1, size, size, 3])) as tf.Tensor;
const probabilities = await output.data();
console.log(JSON.stringify(Object.fromEntries(classes.map((name, i) => [name, probabilities[i]]))));

function file(name: string): string {
  return join(import.meta.dirname, name);
}
