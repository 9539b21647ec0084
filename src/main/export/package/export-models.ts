import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { ExportProof, ModelFormat } from '../../../shared/domain/model-export.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { Failure } from '../../../shared/failure.ts';
import { replaceFolder } from '../../disk/replace-folder.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import type { Trainer } from '../../pipeline/ports/trainer.ts';
import type { StageControl } from '../../pipeline/stage-control.ts';
import type { ModelWork, ModelWorkDone } from '../proof/model-work.ts';
import { requireTorchNames } from '../safetensors/torch-layers.ts';
import { copyLayersModel } from './copy-layers-model.ts';
import { exampleImage } from './example-image.ts';
import { largestDifference } from './largest-difference.ts';
import type { ModelCardFacts } from './model-card-facts.ts';
import { licenceNotes } from './model-licence.ts';
import { EXAMPLE, writePackage } from './write-package.ts';

/** Largest difference of a probability that the same weights may give in two runtimes. */
const TOLERANCE = 1e-4;

export type ModelExportPorts = {
  readonly trainer: Pick<Trainer, 'predict'>;
  /** What the trainer runs, with its version. */
  readonly trainerRuntime: string;
  readonly work: (work: ModelWork, signal: AbortSignal) => Promise<ModelWorkDone>;
  /** Folder of the files that go with each form. */
  readonly templates: string;
};

export type ModelExportRequest = {
  readonly formats: readonly ModelFormat[];
  readonly onnxTakesBytes: boolean;
  /** The model as a TensorFlow.js folder. */
  readonly modelFolder: string;
  /** Where the folder of each form goes; `-<format>` comes after it. */
  readonly target: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly facts: ModelCardFacts;
  /** Images that it did not learn from, to prove it on. */
  readonly images: readonly { readonly mediaId: MediaId; readonly path: string }[];
};

export type ExportedPackage = { readonly folder: string; readonly proof: ExportProof };

/** What the trainer makes of the images on which every form is proved, the example first. */
type Expected = {
  readonly example: Uint8Array;
  readonly paths: readonly string[];
  readonly probabilities: readonly (Probabilities | null)[];
};

/**
 * Writes a model in one or several forms, each a folder that proves itself: loaded again in its own runtime, run on
 * images and compared with the trainer, before it gets its name. A folder that was there is replaced.
 *
 * @throws Failure BAD_INPUT for a form that the network has not, TRAINER_FAILED where a form gives other probabilities.
 */
export async function exportModels(
  ports: ModelExportPorts,
  request: ModelExportRequest,
  control: StageControl,
): Promise<readonly ExportedPackage[]> {
  const { formats, facts, target, images } = request;
  const { network, preprocessing } = facts.description;
  if (formats.includes('safetensors')) requireTorchNames(network);
  let done = 0;
  const report = (message: string): void => {
    control.report({ done, total: 1 + 2 * formats.length, unit: 'steps', message });
    done += 1;
  };
  const own = `${target}-example.tmp`;
  try {
    report('running the model on images');
    await mkdir(own, { recursive: true });
    const example = await exampleImage(preprocessing.size);
    await writeFlushed(join(own, EXAMPLE), example);
    const paths = [join(own, EXAMPLE), ...images.map(({ path }) => path)];
    const probabilities = await judgedBy(ports.trainer, request.modelFolder, paths, control);
    const packages: ExportedPackage[] = [];
    for (const format of formats) {
      const staged = { ports, request, control, format, folder: `${target}-${format}.tmp` };
      packages.push(await exportForm(staged, { example, paths, probabilities }, report));
    }
    return packages;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

type Staged = {
  readonly ports: ModelExportPorts;
  readonly request: ModelExportRequest;
  readonly control: StageControl;
  readonly format: ModelFormat;
  /** Where it is until it is proved. */
  readonly folder: string;
};

async function exportForm(
  staged: Staged,
  expected: Expected,
  report: (message: string) => void,
): Promise<ExportedPackage> {
  const { ports, request, format, folder } = staged;
  const checkFolder = `${request.target}-${format}-check.tmp`;
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    report(`${format}: writing the model and reading it back`);
    const { judged, runtime } = await writtenAndJudged(staged, checkFolder, expected);
    report(`${format}: comparing, and writing what goes with it`);
    const difference = largestDifference(judged, expected.probabilities);
    if (!(difference <= TOLERANCE)) throw differs(format, difference);
    const [ofExample, ...ofImages] = expected.probabilities;
    if (ofExample === undefined || ofExample === null)
      throw new Error('the example was not judged');
    const compared = request.images.flatMap(({ mediaId }, place) => {
      const probabilities = ofImages[place] ?? null;
      return probabilities === null ? [] : [{ mediaId, probabilities }];
    });
    const proof = await writePackage(folder, ports.templates, {
      facts: request.facts,
      proof: {
        format,
        runtime,
        images: compared.length,
        largestDifference: difference,
        tolerance: TOLERANCE,
      },
      example: { image: expected.example, probabilities: ofExample },
      judged: compared,
    });
    const final = `${request.target}-${format}`;
    await replaceFolder(folder, final);
    return { folder: final, proof };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(checkFolder, { recursive: true, force: true });
  }
}

/** Writes the model itself, and lets its own runtime judge the images from what was written. */
async function writtenAndJudged(
  { ports, request, control, format, folder }: Staged,
  checkFolder: string,
  { paths }: Expected,
): Promise<{ readonly judged: Expected['probabilities']; readonly runtime: string }> {
  const { modelFolder, onnxTakesBytes, program, facts } = request;
  if (format === 'tfjs') {
    await copyLayersModel(modelFolder, folder);
    const judged = await judgedBy(ports.trainer, folder, paths, control);
    return { judged, runtime: ports.trainerRuntime };
  }
  const { description } = facts;
  const work: ModelWork = {
    ...{ format, modelFolder, description, folder, checkFolder, onnxTakesBytes, program, paths },
    metadata: {
      classes: JSON.stringify(description.classes),
      preprocessing: JSON.stringify(description.preprocessing),
      ...licenceNotes(facts),
    },
  };
  const { judged, runtime } = await ports.work(work, control.signal);
  if (judged !== null) return { judged, runtime: runtime ?? ports.trainerRuntime };
  return {
    judged: await judgedBy(ports.trainer, checkFolder, paths, control),
    runtime: `${ports.trainerRuntime} on the file as it is read back`,
  };
}

async function judgedBy(
  trainer: ModelExportPorts['trainer'],
  modelFolder: string,
  paths: readonly string[],
  { signal }: StageControl,
): Promise<Expected['probabilities']> {
  const all: (Probabilities | null)[] = [];
  for await (const batch of trainer.predict({ modelFolder, paths }, signal)) {
    all.push(...batch.map((prediction) => prediction.probabilities));
  }
  return all;
}

function differs(format: ModelFormat, difference: number): Failure {
  return new Failure(
    'TRAINER_FAILED',
    `The model as ${format} gives probabilities that differ from the trainer's by up to ${difference}`,
    'It was not kept. Export again, choose another form, and report this if it stays.',
  );
}
