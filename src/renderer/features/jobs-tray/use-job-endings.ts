import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Job } from '../../../shared/domain/job.ts';
import { useKnownJobs, useRefreshLists } from '../../bridge/queries.ts';
import { isOutOfSight, tellSystem } from '../../bridge/system-notification.ts';
import { useNavigation, usePreference } from '../../stores-context.ts';
import { jobTitle } from '../../ui/job-text.ts';
import { endedJobs, jobsMoved } from './ended-jobs.ts';
import { tellTrainingEnd } from './tell-training-end.tsx';
import { trainingEnd } from './training-words.ts';

/** A failure stays in the list of jobs after it was told. */
const FAILURE_SHOWN_MS = 12_000;

/**
 * Tells of jobs that fail and of trainings that end, by the system where the person wants that and looks elsewhere,
 * and asks again for what lists show when a job begins or ends.
 */
export function useJobEndings(): void {
  const jobs = useKnownJobs();
  const before = useRef<readonly Job[] | null>(null);
  const refreshLists = useRefreshLists();
  const { go } = useNavigation();
  const tellsOfTrainings = usePreference((preferences) => preferences.tellsOfTrainings);
  useEffect(() => {
    if (jobs === null) return;
    for (const job of endedJobs(before.current, jobs)) {
      const end = trainingEnd(job);
      if (end === null) {
        tellFailure(job);
        continue;
      }
      tellTrainingEnd({ ...end, id: job.jobId, isFailure: job.failure !== null });
      if (tellsOfTrainings && isOutOfSight()) {
        tellSystem({ ...end, onPress: () => go({ screen: 'train', item: end.run }) });
      }
    }
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
