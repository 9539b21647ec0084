import { access } from 'node:fs/promises';
import type { WeightsChoice } from '../../shared/domain/fine-tune.ts';
import type { Probabilities } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import { requireFinishedRun } from '../domain/require-finished-run.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import type { MediaFiles } from '../pipeline/ports/media-files.ts';
import type { RunFiles } from '../pipeline/ports/run-files.ts';
import type { RunStore } from '../pipeline/ports/run-store.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { StageControl } from '../pipeline/stage-control.ts';

/** Images on which the exported files are run to prove that they give what the run's own model gives. */
const PROOF_IMAGES = 32;
/** Largest difference of a probability that the same weights may give in two executions. */
const TOLERANCE = 1e-5;

export type ModelExportSummary = {
  readonly folder: string;
  readonly files: number;
  readonly comparedImages: number;
  readonly largestDifference: number;
};

/**
 * Writes the model of a finished run as a TF.js LayersModel folder, and runs it again from those files.
 *
 * @throws Failure NOT_FOUND or BAD_INPUT without a finished run, TRAINER_FAILED when the exported files give
 * other probabilities than the run's model.
 */
export async function exportModel(
  ports: {
    readonly runs: RunStore;
    readonly runFiles: RunFiles;
    readonly datasets: DatasetStore;
    readonly files: MediaFiles;
    readonly trainer: Trainer;
    /** Folder of imported weights; null for other weights. */
    readonly weightsFolderOf: (weights: WeightsChoice) => string | null;
  },
  request: { readonly run: string; readonly folder: string },
  control: StageControl,
): Promise<ModelExportSummary> {
  const run = requireFinishedRun(request.run, ports.runs.find(request.run));
  const report = (done: number, message: string): void =>
    control.report({ done, total: 3, unit: 'steps', message });
  report(0, 'writing the model');
  const { files } = await ports.trainer.exportModel({
    runFolder: ports.runFiles.folderOf(request.run),
    modelFolder: request.folder,
    weightsFolder: ports.weightsFolderOf(run.settings.weights),
  });
  const items = ports.datasets.items(run.dataset);
  const unseen = items.filter((item) => item.split !== 'train');
  const paths = (unseen.length === 0 ? items : unseen)
    .slice(0, PROOF_IMAGES)
    .map((item) => ports.files.pathOf(item.mediaId));
  report(1, 'running the exported files');
  const exported = await predictAll(ports.trainer, request.folder, paths, control);
  report(2, "comparing with the run's model");
  const own = await predictAll(
    ports.trainer,
    ports.runFiles.modelFolderOf(request.run),
    paths,
    control,
  );
  const largestDifference = differenceOf(exported, own);
  if (!(largestDifference <= TOLERANCE)) {
    throw new Failure(
      'TRAINER_FAILED',
      `The exported model's probabilities differ from the run's by up to ${largestDifference}`,
      'Do not use the exported files; export again, and report this if it stays.',
    );
  }
  report(3, 'the exported files give the same probabilities');
  return {
    folder: request.folder,
    files: files.length,
    comparedImages: own.length,
    largestDifference,
  };
}

async function predictAll(
  trainer: Trainer,
  modelFolder: string,
  paths: readonly string[],
  control: StageControl,
): Promise<readonly (Probabilities | null)[]> {
  await access(modelFolder);
  const all: (Probabilities | null)[] = [];
  for await (const batch of trainer.predict({ modelFolder, paths }, control.signal)) {
    all.push(...batch.map((prediction) => prediction.probabilities));
  }
  return all;
}

function differenceOf(
  a: readonly (Probabilities | null)[],
  b: readonly (Probabilities | null)[],
): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? null;
    if (one === null || other === null) {
      if (one !== other) return Number.POSITIVE_INFINITY;
      continue;
    }
    for (const polarity of [0, 1, 2] as const) {
      largest = Math.max(largest, Math.abs(one[polarity] - other[polarity]));
    }
  }
  return largest;
}
