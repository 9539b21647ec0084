import type { Job } from '../../../shared/domain/job.ts';
import { progressPercent } from '../../ui/job-text.ts';
import { accuracyText, countOf } from '../../ui/number-text.ts';

/** How a training ended, in words; null for other jobs, and for what a person stopped. */
export function trainingEnd({
  request,
  state,
  summary,
  failure,
}: Job): { readonly run: string; readonly title: string; readonly text: string } | null {
  if (request.kind !== 'train') return null;
  const run = request.name;
  if (failure !== null) {
    return { run, title: `Train ${run}: ${failure.message}`, text: failure.advice };
  }
  if (state !== 'finished') return null;
  const { epochs, bestEpoch, validationAccuracy: accuracy } = summary ?? {};
  const parts = [
    ...(typeof epochs === 'number' ? [countOf(epochs, 'epoch')] : []),
    ...(typeof bestEpoch === 'number' ? [`the best is epoch ${bestEpoch}`] : []),
    ...(typeof accuracy === 'number' ? [`validation accuracy ${accuracyText(accuracy)}`] : []),
  ];
  return { run, title: `${run} is trained`, text: parts.join(', ') };
}

/** What the window is named while a run trains, so that a glance at the tab tells how far it is: `43 % · my-run`. */
export function titleOf(jobs: readonly Job[], program: string): string {
  const job = jobs.find(({ state }) => state === 'running');
  if (job === undefined || job.request.kind !== 'train') return program;
  const percent = progressPercent(job);
  const progress = percent === null ? '' : `${Math.floor(percent)} % · `;
  return `${progress}${job.request.name} – ${program}`;
}
