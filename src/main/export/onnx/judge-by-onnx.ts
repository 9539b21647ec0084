import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import { Probabilities } from '../../../shared/domain/polarity.ts';
import { type Preprocessing, scalePixels } from '../../../shared/domain/preprocessing.ts';
import { decodeImage } from '../../pixels/decode-image.ts';
import { ONNX_INPUT, ONNX_OUTPUT } from './layers-model-to-onnx.ts';

const BATCH = 8;

/** The runtime's name and version. */
export function onnxRuntime(): string {
  return `onnxruntime ${env.versions.node ?? env.versions.common}`;
}

/**
 * Probabilities of images by an ONNX file, in the order given; null of images that cannot be decoded. It holds up the
 * thread: this belongs on one that nobody waits for.
 */
export async function judgeByOnnx(
  file: string,
  paths: readonly string[],
  options: { readonly preprocessing: Preprocessing; readonly takesBytes: boolean },
): Promise<readonly (Probabilities | null)[]> {
  const session = await InferenceSession.create(file);
  const judged: (Probabilities | null)[] = [];
  try {
    for (let first = 0; first < paths.length; first += BATCH) {
      const decoded = await Promise.all(
        paths
          .slice(first, first + BATCH)
          .map((path) => decodeImage(path, options.preprocessing.size)),
      );
      const rows = await judge(
        session,
        decoded.filter((pixels) => pixels !== null),
        options,
      );
      judged.push(...decoded.map((pixels) => (pixels === null ? null : (rows.shift() ?? null))));
    }
    return judged;
  } finally {
    await session.release();
  }
}

async function judge(
  session: InferenceSession,
  images: readonly Uint8Array[],
  options: { readonly preprocessing: Preprocessing; readonly takesBytes: boolean },
): Promise<Probabilities[]> {
  if (images.length === 0) return [];
  const { preprocessing, takesBytes } = options;
  const bytes = Uint8Array.from(Buffer.concat(images));
  const shape = [images.length, preprocessing.size, preprocessing.size, 3];
  const input = takesBytes
    ? new Tensor('uint8', bytes, shape)
    : new Tensor('float32', scalePixels(bytes, preprocessing), shape);
  const { [ONNX_OUTPUT]: output } = await session.run({ [ONNX_INPUT]: input });
  const values = output?.data as Float32Array; // why: the converter's output is of floats
  return images.map((_, row) => Probabilities.parse([...values.subarray(3 * row, 3 * row + 3)]));
}
