import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import {
  exportModels,
  type ModelExportPorts,
} from '../../src/main/export/package/export-models.ts';
import type { ModelWork, ModelWorkDone } from '../../src/main/export/proof/model-work.ts';
import { modelWorkInThread } from '../../src/main/export/proof/model-work-in-thread.ts';
import { decodeImage } from '../../src/main/pixels/decode-image.ts';
import type { Network } from '../../src/main/trainer/network.ts';
import { predict } from '../../src/main/trainer/predict.ts';
import { writeModelFolder } from '../../src/main/trainer/write-model-folder.ts';
import { MediaId } from '../../src/shared/domain/ids.ts';
import { ModelDescription } from '../../src/shared/domain/model-description.ts';
import type { ModelFormat } from '../../src/shared/domain/model-export.ts';
import { tinyPicture } from '../integration/trainer/tiny-dataset.ts';
import { PROGRAM_FILES } from './program-files.ts';
import { PYTHON } from './torch-reference.ts';

const PHOTOS = fileURLToPath(new URL('../../../shared/data/photos', import.meta.url));
const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

type ProofImage = { readonly mediaId: MediaId; readonly path: string };

/** Images to prove a model on: photographs where some lie beside the repository, drawn ones where not. */
export async function proofImages(folder: string, count: number): Promise<readonly ProofImage[]> {
  const paths = photographs(count);
  for (let index = paths.length; index < count; index += 1) {
    const path = join(folder, `drawn-${index}.png`);
    await sharp(Buffer.from(tinyPicture(index % 3, index)))
      .png()
      .toFile(path);
    paths.push(path);
  }
  return paths.map((path, index) => ({
    mediaId: MediaId.parse(index.toString(16).padStart(64, '0')),
    path,
  }));
}

function photographs(count: number): string[] {
  if (existsSync(PHOTOS)) {
    return readdirSync(PHOTOS)
      .slice(0, count)
      .map((file) => join(PHOTOS, file));
  }
  console.warn(`SKIPPED: ${PHOTOS} is not there, so drawn images take the place of photographs.`);
  return [];
}

/**
 * Exports a network, which it disposes of, as `<folder>/m-<format>`; `decoded` holds the images as the network gets
 * them, for the packages' own proof.
 */
export async function exportNetwork(
  folder: string,
  network: Network,
  formats: readonly ModelFormat[],
  {
    images,
    onnxTakesBytes = true,
    work = inThread,
  }: {
    readonly images: readonly ProofImage[];
    readonly onnxTakesBytes?: boolean;
    readonly work?: ModelExportPorts['work'];
  },
) {
  const modelFolder = join(folder, 'model');
  try {
    await writeModelFolder(modelFolder, network, { settings: null, metrics: null });
  } finally {
    network.model.dispose();
  }
  const json = readFileSync(join(modelFolder, 't4sa.json'), 'utf8');
  const description = ModelDescription.parse(JSON.parse(json));
  const decoded = join(folder, 'decoded');
  mkdirSync(decoded, { recursive: true });
  const { size } = description.preprocessing;
  for (const { mediaId, path } of images) {
    const pixels = await decodeImage(path, size);
    if (pixels === null) continue;
    const raw = { width: size, height: size, channels: 3 } as const;
    await sharp(pixels, { raw })
      .png()
      .toFile(join(decoded, `${mediaId}.png`));
  }
  const packages = await exportModels(
    {
      trainer: { predict: ({ modelFolder: from, paths }) => predict(from, paths) },
      trainerRuntime: 'TensorFlow.js',
      work,
      templates: PROGRAM_FILES.exports.templates,
    },
    {
      ...{ formats, onnxTakesBytes, modelFolder, images },
      target: join(folder, 'm'),
      program: { name: 'T4SA Studio', version: '0' },
      facts: {
        ...{ name: 'm', description, run: null, dataset: null, sources: [], weights: null },
        evaluations: [],
      },
    },
    { report: () => {}, signal: new AbortController().signal },
  );
  return { packages, decoded };
}

/** As the program has models written. */
export function inThread(work: ModelWork, signal: AbortSignal): Promise<ModelWorkDone> {
  return modelWorkInThread(work, { worker: PROGRAM_FILES.exports.worker, signal });
}

/** Runs a package's Python script; its output. */
export function runPython(folder: string, script: string, ...args: readonly string[]): string {
  return output(PYTHON, folder, [script, ...args]);
}

/** Runs a package's TypeScript example with the repository's packages; what it prints, read. */
export function runNode(folder: string, script: string): Readonly<Record<string, number>> {
  const modules = join(folder, '../node_modules');
  if (!existsSync(modules)) symlinkSync(NODE_MODULES, modules);
  return JSON.parse(output(process.execPath, folder, [script]));
}

function output(command: string, folder: string, args: readonly string[]): string {
  const run = spawnSync(command, [...args], { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** Whether a Python is there with packages; says loudly what is skipped where it is not. */
export function hasPython(packages: readonly string[]): boolean {
  const found = spawnSync(PYTHON, ['-c', `import ${packages.join(', ')}`]).status === 0;
  if (!found) {
    console.warn(
      `SKIPPED: ${PYTHON} lacks ${packages.join(', ')}, so exported models are not run there. Install them, or name ` +
        'an interpreter that has them in T4SA_PYTHON.',
    );
  }
  return found;
}
