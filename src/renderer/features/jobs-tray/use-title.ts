import { useEffect } from 'react';
import type { Job } from '../../../shared/domain/job.ts';
import { titleOf } from './training-words.ts';

const PROGRAM = 'T4SA Studio';

/** Keeps the progress of a training in the window's title. */
export function useTitle(jobs: readonly Job[]): void {
  const title = titleOf(jobs, PROGRAM);
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = PROGRAM;
    };
  }, [title]);
}
