import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type EvaluatedModel, modelKey, modelName } from '../../shared/domain/evaluated-model.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import type { ModelDescription } from '../../shared/domain/model-description.ts';
import { exportModels, type ModelExportRequest } from '../export/package/export-models.ts';
import type { ModelCardFacts } from '../export/package/model-card-facts.ts';
import { readModelDescription } from '../export/package/read-model-description.ts';
import { modelWorkInThread } from '../export/proof/model-work-in-thread.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { APP_VERSION } from './app-version.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { modelFolderOf } from './model-folders.ts';
import { importedWeights } from './weights-shelf.ts';

/** Images on which an exported model is proved. */
const PROOF_IMAGES = 32;
/** What the trainer is built with. */
const TRAINER_RUNTIME = `TensorFlow.js ${packageJson.dependencies['@tensorflow/tfjs-node-gpu']}`;

/** Exports a model below the workspace's folder of exports, a folder per form. */
export async function exportModelJob(
  context: JobContext,
  { model, formats, onnxTakesBytes }: JobRequest & { readonly kind: 'export-model' },
  control: StageControl,
): Promise<JobSummary> {
  const { parts, workspace } = context;
  const modelFolder = await modelFolderOf(context, model);
  const description = await readModelDescription(modelFolder);
  const packages = await exportModels(
    {
      trainer: parts.trainer,
      trainerRuntime: TRAINER_RUNTIME,
      work: (work, signal) => modelWorkInThread(work, { worker: parts.exports.worker, signal }),
      templates: parts.exports.templates,
    },
    {
      ...{ formats, onnxTakesBytes, modelFolder },
      target: join(workspace.folders.exports, folderNameOf(model)),
      program: { name: 'T4SA Studio', version: APP_VERSION },
      facts: await factsOf(context, model, description),
      images: proofImages(context, model),
    },
    control,
  );
  const figures = packages.flatMap(({ folder, proof }) => [
    [proof.format, folder] as const,
    [`${proof.format}Difference`, proof.largestDifference] as const,
  ]);
  return { ...Object.fromEntries(figures), images: packages[0]?.proof.images ?? 0 };
}

function folderNameOf(model: EvaluatedModel): string {
  switch (model.kind) {
    case 'run':
      return model.run;
    case 'epoch':
      return `${model.run}-epoch-${model.epoch}`;
    case 'weights':
      return `weights-${model.name}`;
  }
}

/** Images of the run's dataset that it did not learn from, those of its test split first; others where there are none. */
function proofImages(
  { workspace }: JobContext,
  model: EvaluatedModel,
): ModelExportRequest['images'] {
  const dataset = model.kind === 'weights' ? null : workspace.runs.find(model.run)?.dataset;
  const unseen =
    typeof dataset === 'string'
      ? (['test', 'validation'] as const).flatMap((split) =>
          workspace.datasets.exportedSizes({ dataset, split, after: null, limit: PROOF_IMAGES }),
        )
      : [];
  const all = { after: 0, before: Number.MAX_SAFE_INTEGER, limit: PROOF_IMAGES };
  return (unseen.length > 0 ? unseen : workspace.cleanMedia.newestFirst(all))
    .slice(0, PROOF_IMAGES)
    .map(({ mediaId }) => ({ mediaId, path: workspace.files.pathOf(mediaId) }));
}

async function factsOf(
  { parts, workspace }: JobContext,
  model: EvaluatedModel,
  description: ModelDescription,
): Promise<ModelCardFacts> {
  const run = model.kind === 'weights' ? null : workspace.runs.find(model.run);
  const start = description.settings?.weights;
  const weights = model.kind === 'weights' ? model.name : start?.kind === 'imported' && start.name;
  const key = modelKey(model);
  return {
    name: modelName(model),
    description,
    run,
    dataset: run === null ? null : workspace.datasets.find(run.dataset),
    sources: run === null ? [] : workspace.datasets.sources(run.dataset),
    weights: (await importedWeights(parts)).find(({ name }) => name === weights) ?? null,
    evaluations: workspace.evaluations.list().filter((entry) => modelKey(entry.model) === key),
  };
}
