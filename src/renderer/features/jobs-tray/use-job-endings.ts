import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Job } from '../../../shared/domain/job.ts';
import { useKnownJobs, useRefreshLists } from '../../bridge/queries.ts';
import { jobTitle } from '../../ui/job-text.ts';
import { endedJobs, jobsMoved } from './ended-jobs.ts';

/** A failure stays in the list of jobs after it was told. */
const FAILURE_SHOWN_MS = 12_000;

/** Tells of jobs that fail, and asks again for what lists show when a job begins or ends. */
export function useJobEndings(): void {
  const jobs = useKnownJobs();
  const before = useRef<readonly Job[] | null>(null);
  const refreshLists = useRefreshLists();
  useEffect(() => {
    if (jobs === null) return;
    for (const job of endedJobs(before.current, jobs)) tellFailure(job);
    if (jobsMoved(before.current, jobs)) refreshLists();
    before.current = jobs;
  });
}

function tellFailure({ jobId, request, failure }: Job): void {
  if (failure === null) return;
  notifications.show({
    id: jobId,
    color: 'red',
    title: `${jobTitle(request)}: ${failure.message}`,
    message: failure.advice,
    autoClose: FAILURE_SHOWN_MS,
    role: 'alert',
  });
}
