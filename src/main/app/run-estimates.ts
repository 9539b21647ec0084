import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { RunEstimate } from '../../shared/domain/run-estimate.ts';
import { requireDataset } from '../pipeline/dataset-leaks.ts';
import { manifestLines } from '../pipeline/manifest-lines.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { Workspace } from '../storage/open-workspace.ts';
import { createRunFiles } from '../storage/run-files.ts';

type EstimateRequest = { readonly dataset: string; readonly settings: FineTuneSettings };

/** Estimates of fine-tunings of a workspace. */
export type RunEstimates = {
  /**
   * Measures, or remembers what was measured of the like; null while a job works, and where one begins, another
   * estimate is asked for, or the caller goes before it is done.
   */
  readonly estimate: (request: EstimateRequest, signal: AbortSignal) => Promise<RunEstimate | null>;
  /** To be called when jobs changed: none waits for an estimate, and what one leaves makes others wrong. */
  readonly jobsChanged: () => void;
  /** Ends the one that is being made. */
  readonly close: () => void;
};

export function createRunEstimates(options: {
  readonly workspace: Workspace;
  readonly trainer: Pick<Trainer, 'estimate'>;
  readonly weightsFolderOf: (settings: FineTuneSettings) => string | null;
  /** Names the device that would be computed on. */
  readonly device: () => string;
  readonly isBusy: () => boolean;
}): RunEstimates {
  const { workspace, trainer, isBusy } = options;
  const measured = new Map<string, RunEstimate>();
  let current = new AbortController();
  return {
    estimate: async (request, signal) => {
      requireDataset(workspace.datasets, request.dataset);
      if (isBusy()) return null;
      current.abort();
      current = new AbortController();
      const key = keyOf(request, options.device());
      const known = measured.get(key);
      if (known !== undefined) return forEpochs(known, request.settings.epochs);
      const stop = AbortSignal.any([current.signal, signal]);
      try {
        const estimate = await withManifest(workspace, request.dataset, (manifest) => {
          stop.throwIfAborted();
          return trainer.estimate(
            {
              manifest,
              featuresFolder: workspace.folders.features,
              settings: request.settings,
              weightsFolder: options.weightsFolderOf(request.settings),
            },
            stop,
          );
        });
        measured.set(key, estimate);
        return estimate;
      } catch (error) {
        if (stop.aborted) return null;
        throw error;
      }
    },
    jobsChanged: () => {
      if (!isBusy()) return;
      current.abort();
      measured.clear();
    },
    close: () => current.abort(),
  };
}

/** All that time depends on, but the number of epochs. */
function keyOf({ dataset, settings }: EstimateRequest, device: string): string {
  const { network, weights, mode, inputSize, batchSize, accumulate, optimizer, augmentation } =
    settings;
  const costly = [
    network,
    weights,
    mode,
    inputSize,
    batchSize,
    accumulate,
    optimizer,
    augmentation,
  ];
  return JSON.stringify([dataset, device, ...costly]);
}

/** The estimate of the same training over another number of epochs. */
function forEpochs(estimate: RunEstimate, epochs: number): RunEstimate {
  const { preparationSeconds, secondsPerEpoch } = estimate;
  return { ...estimate, totalSeconds: preparationSeconds + epochs * secondsPerEpoch };
}

/** Writes a dataset's list of images where no run is, for as long as the work goes on. */
async function withManifest<T>(
  workspace: Workspace,
  dataset: string,
  work: (manifest: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 't4sa-estimate-'));
  try {
    const runFiles = createRunFiles({ runs: folder, features: workspace.folders.features });
    return await work(await runFiles.writeManifest('estimate', manifestLines(workspace, dataset)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
