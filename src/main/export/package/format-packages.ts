import { join } from 'node:path';
import type { NetworkName } from '../../../shared/domain/fine-tune.ts';
import type { ModelFormat } from '../../../shared/domain/model-export.ts';

/** What goes with a form of a model. */
type FormatPackage = {
  readonly title: string;
  /** What a reader must know of this form's input. */
  readonly input: string;
  /** How to prove it oneself. */
  readonly prove: string;
  /** Files of the folder of templates. */
  readonly templates: (network: NetworkName) => readonly string[];
  /** Those of them that are shown in the README. */
  readonly examples: readonly string[];
};

const PYTHON = ['python/preprocess.py', 'python/prove.py'];
const TYPESCRIPT = ['typescript/preprocess.mts'];
const BY_PYTHON = '\n\n`python prove.py` does it again on the example.';

export const FORMAT_PACKAGES: Readonly<Record<ModelFormat, FormatPackage>> = {
  tfjs: {
    title: 'a TensorFlow.js layers model',
    input:
      'The model takes floats [n, size, size, 3]. `t4sa.json` has all settings of the training too.',
    prove: '\n\n`node use.mts` gives the probabilities of the example.',
    templates: () => [...TYPESCRIPT, 'tfjs/use.mts', 'tfjs/layers.mjs'],
    examples: ['use.mts'],
  },
  onnx: {
    title: 'ONNX',
    input:
      'The input `images` is [n, size, size, 3]: bytes, RGB, with scale, offset and order of channels inside of the file; or floats as above, where it was exported so. n is free; the output is `probabilities`. Opset 17.',
    prove: BY_PYTHON,
    templates: () => [...PYTHON, ...TYPESCRIPT, 'onnx/use.py', 'onnx/use.mts'],
    examples: ['use.mts', 'use.py'],
  },
  safetensors: {
    title: 'safetensors for PyTorch',
    input:
      'The network of `model.py` takes floats [n, 3, size, size] and gives logits; `use.py` turns both.',
    prove: BY_PYTHON,
    templates: (network) => [
      ...PYTHON,
      'safetensors/use.py',
      join('safetensors', network === 'HybridCNN' ? 'hybrid-cnn' : 'vgg-19', 'model.py'),
    ],
    examples: ['use.py'],
  },
  'keras-h5': {
    title: 'a Keras file (HDF5)',
    input: 'The model takes floats [n, size, size, 3].',
    prove: BY_PYTHON,
    templates: () => [...PYTHON, 'keras-h5/use.py', 'keras-h5/layers.py'],
    examples: ['use.py'],
  },
};
