import type { NetworkName } from '../../../shared/domain/fine-tune.ts';
import type { ModelFormat } from '../../../shared/domain/model-export.ts';
import type { ExportedFile } from './export-files.ts';

export type ModelForm = {
  readonly name: string;
  /** What it is for, in a line. */
  readonly use: string;
  readonly files: readonly ExportedFile[];
};

const FOR_PYTHON: ExportedFile = {
  file: 'use.py, prove.py',
  use: 'an example, and the proof to be repeated in Python',
};

export const MODEL_FORMS: Readonly<Record<ModelFormat, ModelForm>> = {
  onnx: {
    name: 'ONNX',
    use: 'For Python, C++, Java, .NET and phones, by onnxruntime.',
    files: [
      { file: 'model.onnx', use: 'the network, opset 17, for any number of images at once' },
      FOR_PYTHON,
      { file: 'use.mts', use: 'an example for Node' },
    ],
  },
  tfjs: {
    name: 'TensorFlow.js',
    use: 'For browsers and Node.',
    files: [
      { file: 'model.json, *.bin', use: 'the network: its layers and its weights' },
      { file: 'use.mts, layers.mjs', use: 'an example, and layers that TensorFlow.js lacks' },
    ],
  },
  safetensors: {
    name: 'safetensors',
    use: 'For PyTorch: torchvision’s names for VGG-19, Caffe’s for HybridCNN.',
    files: [
      { file: 'model.safetensors', use: 'the weights' },
      { file: 'model.py', use: 'the network in PyTorch' },
      FOR_PYTHON,
    ],
  },
  'keras-h5': {
    name: 'Keras',
    use: 'For load_model of Keras 2 and 3 in Python.',
    files: [
      { file: 'model.h5', use: 'the network: its layers and its weights, in HDF5' },
      FOR_PYTHON,
      { file: 'layers.py', use: 'the layer of HybridCNN that Keras lacks' },
    ],
  },
};

/** What goes with every form. */
export const COMMON_FILES: readonly ExportedFile[] = [
  { file: 'README.md', use: 'the model’s card: data, training, figures, limits, licences' },
  { file: 'preprocessing.json, classes.json', use: 'how an image is prepared; NEG, NEU, POS' },
  { file: 'proof.json, example.png', use: 'what it gave on images, and on a drawn one' },
];

/** Why a network has not a form; null where it has. */
export function whyNot(format: ModelFormat, network: NetworkName | null): string | null {
  if (format !== 'safetensors' || network === null) return null;
  return network === 'VGG-19' || network === 'HybridCNN'
    ? null
    : `Not of ${network}, whose layers have no names in PyTorch.`;
}
