import type { JobRequest } from '../../shared/domain/job.ts';
import { type CopySettings, DEFAULT_COPY_SETTINGS } from '../domain/copies/copy-settings.ts';
import { createImageCopier } from '../media/image-copier.ts';
import { createCopyDetector } from '../near-duplicates/copy-detector.ts';
import { measureNearDuplicates } from '../pipeline/measure-near-duplicates.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

/** Measures how well near-duplicates are found at the workspace's settings. */
export async function measureNearDuplicatesJob(
  { parts, workspace }: JobContext,
  { sample, seed }: JobRequest & { readonly kind: 'measure-near-duplicates' },
  control: StageControl,
): Promise<JobSummary> {
  const measurement = await measureNearDuplicates(
    {
      ...workspace,
      copier: createImageCopier(),
      detector: createCopyDetector(parts.copyDetectionWorker),
    },
    {
      sample,
      seed,
      settings: copySettings(workspace.settings),
      concurrency: parts.info.cores,
      nowMs: parts.nowMs(),
    },
    control,
  );
  const { rows } = measurement;
  return {
    images: measurement.sample,
    copies: rows.reduce((sum, { planted }) => sum + planted, 0),
    found: rows.reduce((sum, { planted, recall }) => sum + Math.round(planted * recall.value), 0),
    wrong: rows.reduce((sum, { wrong }) => sum + wrong, 0),
  };
}

function copySettings(settings: SettingsStore): CopySettings {
  return {
    ...DEFAULT_COPY_SETTINGS,
    radius: settings.nearDuplicateRadius(),
    leastScore: settings.nearDuplicateLeastScore(),
  };
}
