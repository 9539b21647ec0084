import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvaluatedModel } from '../../shared/domain/evaluated-model.ts';
import type { NetworkWeights } from '../../shared/domain/network-weights.ts';
import type { RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';
import { requireFinishedRun } from '../domain/require-finished-run.ts';
import { requireRun } from '../pipeline/require-run.ts';
import { readWeightsHeader } from '../weights/shelf/weights-folder.ts';
import type { JobContext } from './job-context.ts';
import { importedWeights, weightsFolderOf } from './weights-shelf.ts';

type ModelContext = Pick<JobContext, 'parts' | 'workspace'>;

/** Where a model can be loaded from, and a text that is another where its weights are others. */
export type ModelPlace = { readonly folder: string; readonly digest: string };

/** A model that can judge images here, in words. */
export type KnownModel = { readonly model: EvaluatedModel; readonly description: string };

/** As `modelPlaceOf`, the folder alone. */
export async function modelFolderOf(context: ModelContext, model: EvaluatedModel): Promise<string> {
  return (await modelPlaceOf(context, model)).folder;
}

/**
 * The folder of a model (`model.json`, `t4sa.json`); those of epochs and of imported weights are made when they are
 * asked for, and kept in the workspace's `models`.
 *
 * @throws Failure NOT_FOUND or BAD_INPUT for a model that is not there, TRAINER_FAILED where it is damaged.
 */
export async function modelPlaceOf(
  context: ModelContext,
  model: EvaluatedModel,
): Promise<ModelPlace> {
  const { parts, workspace } = context;
  switch (model.kind) {
    case 'run': {
      const { bestEpoch } = requireFinishedRun(model.run, workspace.runs.find(model.run));
      return { folder: workspace.runFiles.modelFolderOf(model.run), digest: `epoch ${bestEpoch}` };
    }
    case 'epoch': {
      const run = requireRun(workspace.runs, model.run);
      const folder = join(epochsFolder(context, model.run), `${model.epoch}-${run.createdAtMs}`);
      await made(folder, () => exportEpoch(context, run, model.epoch, folder));
      return { folder, digest: `epoch ${model.epoch}` };
    }
    case 'weights': {
      const header = await readWeightsHeader(parts.weights.folder, model.name);
      if (header === null) {
        throw new Failure(
          'NOT_FOUND',
          `There are no weights named ${model.name}`,
          'Import them first, or choose a model that is there.',
        );
      }
      const digest = digestOf(header);
      const folder = join(workspace.folders.models, 'weights', model.name, digest);
      await made(folder, async () => {
        await rm(dirname(folder), { recursive: true, force: true });
        const weightsFolder = join(parts.weights.folder, model.name);
        await parts.trainer.exportWeights({ weightsFolder, modelFolder: folder });
      });
      return { folder, digest };
    }
  }
}

/** Models that can judge images here: finished runs, other epochs that runs keep, imported weights with three outputs. */
export async function knownModels({
  parts,
  workspace,
}: ModelContext): Promise<readonly KnownModel[]> {
  const known: KnownModel[] = [];
  for (const run of workspace.runs.list()) {
    if (run.state === 'finished') {
      const model = { kind: 'run', run: run.name } as const;
      known.push({ model, description: describeEpoch(run, run.bestEpoch) });
    }
    // What is being trained drops its checkpoints while one looks.
    if (run.state === 'queued' || run.state === 'running') continue;
    for (const epoch of await workspace.runFiles.keptEpochs(run.name)) {
      if (run.state === 'finished' && epoch === run.bestEpoch) continue;
      if (epoch === 0) continue;
      const model = { kind: 'epoch', run: run.name, epoch } as const;
      known.push({ model, description: describeEpoch(run, epoch) });
    }
  }
  for (const { name, network, hasPolarityLayer } of await importedWeights(parts)) {
    if (!hasPolarityLayer) continue;
    known.push({ model: { kind: 'weights', name }, description: `${network}, imported` });
  }
  return known;
}

/** Deletes the models that were made of a run's epochs. */
export async function removeEpochModels(
  context: Pick<ModelContext, 'workspace'>,
  run: string,
): Promise<void> {
  await rm(epochsFolder(context, run), { recursive: true, force: true });
}

function epochsFolder({ workspace }: Pick<ModelContext, 'workspace'>, run: string): string {
  return join(workspace.folders.models, 'epochs', run);
}

async function exportEpoch(
  { parts, workspace }: ModelContext,
  run: RunSummary,
  epoch: number,
  modelFolder: string,
): Promise<void> {
  if (!(await workspace.runFiles.keptEpochs(run.name)).includes(epoch)) {
    throw new Failure(
      'NOT_FOUND',
      `The run ${run.name} does not keep epoch ${epoch}`,
      'A run keeps its best epoch and its last; choose one of them.',
    );
  }
  await parts.trainer.exportModel({
    runFolder: workspace.runFiles.folderOf(run.name),
    modelFolder,
    epoch,
    weightsFolder: weightsFolderOf(parts, run.settings.weights),
  });
}

/** Folders that are being made, so that two who ask at once make one. */
const underWay = new Map<string, Promise<void>>();

async function made(folder: string, make: () => Promise<void>): Promise<void> {
  if (await isThere(folder)) return;
  const making = underWay.get(folder) ?? make().finally(() => underWay.delete(folder));
  underWay.set(folder, making);
  await making;
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}

function digestOf({ sources, tensors }: NetworkWeights): string {
  const text = JSON.stringify([sources.map(({ sha256 }) => sha256), tensors]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function describeEpoch({ settings, dataset, epochs }: RunSummary, epoch: number | null): string {
  const accuracy = epochs.find((metrics) => metrics.epoch === epoch)?.validationAccuracy ?? null;
  const measured = accuracy === null ? '' : `, ${(100 * accuracy).toFixed(1)} % on validation`;
  return `${settings.network} ${settings.mode} on ${dataset}, epoch ${epoch}${measured}`;
}
