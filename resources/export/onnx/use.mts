// node use.mts image.jpg    needs Node 24, onnxruntime-node and sharp
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { classes, networkInput, pixels, size } from './preprocess.mts';

const session = await InferenceSession.create(join(import.meta.dirname, 'model.onnx'));
const image = await pixels(process.argv[2] ?? join(import.meta.dirname, 'example.png'));
const [input] = session.inputMetadata;
const takesBytes = input?.isTensor && input.type === 'uint8';
const images = takesBytes
  ? new Tensor('uint8', image, [1, size, size, 3])
  : new Tensor('float32', networkInput(image), [1, size, size, 3]);
const { probabilities } = await session.run({ images });
console.log(JSON.stringify(Object.fromEntries(classes.map((name, i) => [name, probabilities?.data[i]]))));
