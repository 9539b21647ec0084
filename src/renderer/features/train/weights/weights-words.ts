import type { ImportedNetwork } from '../../../../shared/domain/fine-tune.ts';
import type {
  NetworkWeightsSummary,
  WeightsForm,
} from '../../../../shared/domain/network-weights.ts';
import type { Preprocessing } from '../../../../shared/domain/preprocessing.ts';
import type { CatalogueEntry } from '../../../../shared/domain/weights-catalogue.ts';
import { byteText } from '../../../ui/byte-text.ts';

/** What a form of files is called. */
export const FORM_NAMES: Readonly<Record<WeightsForm, string>> = {
  caffe: 'Caffe',
  pytorch: 'PyTorch',
  'numpy-pickle': 'NumPy, pickled',
  'keras-h5': 'Keras',
  safetensors: 'safetensors',
  tfjs: 'TensorFlow.js',
};

/** Layers with weights; the last is that of the classes. */
const LAYERS: Readonly<Record<ImportedNetwork, number>> = { 'VGG-19': 19, HybridCNN: 8 };

/** Which layers came with the weights: the last is made anew where it knew other classes. */
export function layersText({
  network,
  hasPolarityLayer,
}: Pick<NetworkWeightsSummary, 'network' | 'hasPolarityLayer'>): string {
  const all = LAYERS[network];
  return hasPolarityLayer ? `all ${all}, polarities too` : `${all - 1} of ${all}`;
}

/** What the network was trained to see: `224 px, BGR less 104 117 123`. */
export function preprocessingText({ size, channels, scale, offset }: Preprocessing): string {
  const offsets = typeof offset === 'number' ? [offset, offset, offset] : offset;
  const scales = typeof scale === 'number' ? [scale, scale, scale] : scale;
  // byte · scale + offset is (byte − mean) · scale.
  const means = offsets.map((shift, channel) => -shift / (scales[channel] ?? 1));
  const parts = [`${size} px, ${channels}`];
  if (means.some((mean) => Math.abs(mean) > 1e-6)) {
    parts.push(`less ${means.map((mean) => mean.toFixed(0)).join(' ')}`);
  }
  if (scales.some((factor) => Math.abs(factor - 1) > 1e-6)) {
    parts.push(`divided by ${scales.map((factor) => (1 / factor).toFixed(0)).join(' ')}`);
  }
  return parts.join(', ');
}

/** Bytes of the files that weights were imported from. */
export function sourceBytes({ sources }: Pick<NetworkWeightsSummary, 'sources'>): number {
  return sources.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** How much is downloaded, as far as it is known. */
export function downloadText({ files }: Pick<CatalogueEntry, 'files'>): string {
  const known = files.flatMap(({ bytes }) => bytes ?? []);
  return known.length < files.length
    ? 'size not published'
    : byteText(known.reduce((sum, bytes) => sum + bytes, 0));
}

/** Whether all files of an entry can be downloaded without logging in somewhere. */
export function isFetchable({ files }: Pick<CatalogueEntry, 'files'>): boolean {
  return files.every(({ addresses }) => addresses.length > 0);
}

/** A name for weights, from the first of their files: `vgg19-dcbb9e9d` of `/data/vgg19-dcbb9e9d.pth`. */
export function weightsName(paths: readonly string[]): string {
  const file = (paths[0] ?? '').split(/[\\/]/).at(-1) ?? '';
  const stem = file.replace(/\.[^.]+$/, '').replace(/[^a-z0-9._-]+/gi, '-');
  return stem.replace(/^[^a-z0-9]+/i, '').slice(0, 60) || 'weights';
}
