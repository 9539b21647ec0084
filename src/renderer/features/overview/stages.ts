import type { Funnel } from '../../../shared/domain/funnel.ts';
import type { Job, JobRequest } from '../../../shared/domain/job.ts';

/** The stages that work through what is pending, in the order of the flow. */
export const STAGES = ['fetch', 'clean', 'label', 'near-duplicates'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The stages that have something to do, in the order of the flow.
 *
 * A stage also counts as pending when one before it is about to bring it work.
 */
export function pendingStages(funnel: Funnel): readonly Stage[] {
  const fetch = funnel.attachments.pending > 0;
  const clean = fetch || funnel.media.unchecked > 0;
  const label = funnel.labelledPosts < funnel.posts;
  const nearDuplicates = clean || (!funnel.nearDuplicates.upToDate && funnel.media.clean > 0);
  const pending: Readonly<Record<Stage, boolean>> = {
    fetch,
    clean,
    label,
    'near-duplicates': nearDuplicates,
  };
  return STAGES.filter((stage) => pending[stage]);
}

/** The stages that run or wait already. */
export function busyStages(jobs: readonly Job[]): ReadonlySet<Stage> {
  const kinds = new Set(
    jobs
      .filter(({ state }) => state === 'queued' || state === 'running')
      .map(({ request }) => request.kind),
  );
  return new Set(STAGES.filter((stage) => kinds.has(stage)));
}

/** Whether the sensitive-image check runs or waits already; it is no stage, because datasets do without it. */
export function isCheckingSensitive(jobs: readonly Job[]): boolean {
  return jobs.some(
    ({ state, request }) =>
      request.kind === 'check-sensitive' && (state === 'queued' || state === 'running'),
  );
}

/** How a stage is asked for. */
export const STAGE_REQUESTS: Readonly<Record<Stage, JobRequest>> = {
  fetch: { kind: 'fetch', retryUnreachable: false },
  clean: { kind: 'clean' },
  label: { kind: 'label' },
  'near-duplicates': { kind: 'near-duplicates' },
};
