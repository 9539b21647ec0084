import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import type { Network } from '../../../src/main/trainer/network.ts';
import type { ModelFormat } from '../../../src/shared/domain/model-export.ts';
import { drawBiases } from '../../helpers/drawn-network.ts';
import {
  exportNetwork,
  hasPython,
  inThread,
  proofImages,
  runNode,
  runPython,
} from '../../helpers/exported-model.ts';
import { narrowHybridCnn, narrowVgg19 } from '../../helpers/narrow-network.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const MINUTES = 60_000;
const IMAGES = 32;

const NETWORKS: readonly {
  readonly name: string;
  readonly load: () => Promise<Network>;
  readonly formats: readonly ModelFormat[];
}[] = [
  {
    name: 'MobileNetV2',
    load: () =>
      loadNetwork('MobileNetV2', {
        ...{ inputSize: 96, seed: 3, weights: { kind: 'shipped' }, weightsFolder: null },
      }),
    formats: ['tfjs', 'onnx', 'keras-h5'],
  },
  {
    name: 'narrow VGG-19',
    load: async () => withBiases(await narrowVgg19()),
    formats: ['tfjs', 'onnx', 'safetensors', 'keras-h5'],
  },
  {
    name: 'narrow HybridCNN',
    load: async () => withBiases(await narrowHybridCnn(224)),
    formats: ['tfjs', 'onnx', 'safetensors', 'keras-h5'],
  },
];

const NEEDED: Readonly<Record<ModelFormat, readonly string[] | null>> = {
  tfjs: null,
  onnx: ['onnxruntime', 'numpy', 'PIL'],
  safetensors: ['torch', 'safetensors', 'numpy', 'PIL'],
  'keras-h5': ['keras', 'h5py', 'numpy', 'PIL'],
};
const RUNS_IN_PYTHON = new Map(
  (['onnx', 'safetensors', 'keras-h5'] as const).map((format) => [
    format as ModelFormat,
    hasPython(NEEDED[format] ?? []),
  ]),
);

describe.each(NETWORKS)('the packages of $name', ({ load, formats }) => {
  it(
    'give the probabilities of the trainer, in their own runtimes too',
    async () => {
      const folder = temporaryFolder();
      const images = await proofImages(folder, IMAGES);
      const { packages, decoded } = await exportNetwork(folder, await load(), formats, { images });

      expect(packages.map(({ proof }) => proof.format)).toEqual(formats);
      for (const { folder: exported, proof } of packages) {
        expect(proof.images).toBe(IMAGES);
        expect(proof.largestDifference).toBeLessThan(1e-5);
        const { example, judged, ...told } = readJson(exported, 'proof.json');
        expect(told).toMatchObject(proof);
        // Equal probabilities of all images would prove nothing.
        expect(new Set(judged.map(({ probabilities }) => probabilities[0])).size).toBe(IMAGES);
        expect(proof.files).toEqual(hashesOf(exported));
        if (RUNS_IN_PYTHON.get(proof.format) === true) {
          const said = runPython(exported, 'prove.py', decoded);
          expect(said).toContain(`${IMAGES + 1} images`);
          console.info(`${proof.format}: ${said.trim()} (${proof.runtime})`);
          expect(runPython(exported, 'use.py', 'example.png')).toContain('NEU');
        }
        if (existsSync(join(exported, 'use.mts'))) {
          const { NEG, NEU, POS } = runNode(exported, 'use.mts');
          const differences = [NEG, NEU, POS].map((value, index) =>
            Math.abs((value ?? 9) - (example.probabilities[index] ?? 0)),
          );
          expect(Math.max(...differences)).toBeLessThan(1e-4);
        }
      }
      expect(leftBehind(folder)).toEqual([]);
    },
    5 * MINUTES,
  );
});

it(
  'an ONNX package takes floats where it is asked to',
  async () => {
    const folder = temporaryFolder();
    const images = await proofImages(folder, 2);
    const network = await withBiases(await narrowVgg19());
    const { packages, decoded } = await exportNetwork(folder, network, ['onnx'], {
      images,
      onnxTakesBytes: false,
    });
    const [exported] = packages;
    if (exported === undefined) throw new Error('nothing was exported');
    expect(exported.proof.largestDifference).toBeLessThan(1e-5);
    expect(Object.values(runNode(exported.folder, 'use.mts'))).toHaveLength(3);
    if (RUNS_IN_PYTHON.get('onnx') === true) runPython(exported.folder, 'prove.py', decoded);
  },
  MINUTES,
);

it(
  'a network whose layers have no names in PyTorch is refused before anything is written',
  async () => {
    const folder = temporaryFolder();
    const mobile = await NETWORKS[0]?.load();
    if (mobile === undefined) throw new Error('no network');
    await expect(
      exportNetwork(folder, mobile, ['onnx', 'safetensors'], { images: [] }),
    ).rejects.toThrow('cannot be written as safetensors');
    expect(readdirSync(folder).filter((file) => file.startsWith('m-'))).toEqual([]);
  },
  MINUTES,
);

it(
  'a model that does not prove itself is not kept, and the one from before stays',
  async () => {
    const folder = temporaryFolder();
    const images = await proofImages(folder, 2);
    const before = await exportNetwork(folder, await narrowVgg19(), ['onnx'], { images });
    const network = await withBiases(await narrowVgg19());
    await expect(
      exportNetwork(folder, network, ['onnx'], {
        images,
        work: async (work, signal) => {
          const { judged, runtime } = await inThread(work, signal);
          return { judged: judged?.map(() => [0.2, 0.3, 0.5] as const) ?? null, runtime };
        },
      }),
    ).rejects.toThrow('differ from the trainer');
    const [kept] = before.packages;
    if (kept === undefined) throw new Error('nothing was exported');
    expect(hashesOf(kept.folder)).toEqual(kept.proof.files);
    expect(leftBehind(folder)).toEqual([]);
  },
  MINUTES,
);

async function withBiases(network: Network): Promise<Network> {
  drawBiases(network);
  return network;
}

type Judged = { readonly probabilities: readonly number[] };

function readJson(
  folder: string,
  file: string,
): { readonly example: Judged; readonly judged: readonly Judged[] } {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter(
    (file) => file !== 'proof.json' && file !== '__pycache__',
  );
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(files.map((file) => [file, hash(file)]));
}

function leftBehind(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.tmp'));
}
