import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { composeStudio } from '../../src/main/app/compose-studio.ts';
import { createStudioRouter } from '../../src/main/app/studio-router.ts';
import type { StartTrainer } from '../../src/main/app/trainer-client.ts';
import type { JobRequest } from '../../src/shared/domain/job.ts';
import { PROGRAM_FILES } from './program-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * A program with an open workspace in a folder of its own, without a trainer where none is given; closed when the
 * running test ends.
 *
 * `client` speaks its contract, `run` waits until a job has ended, `open` opens the workspace again.
 */
export async function aStudio({
  shippedTeachers = true,
  startTrainer = noTrainer,
  environment = {},
}: {
  readonly shippedTeachers?: boolean;
  readonly startTrainer?: StartTrainer;
  readonly environment?: NodeJS.ProcessEnv;
} = {}) {
  const folder = temporaryFolder();
  const { studio, close } = composeStudio({
    ...PROGRAM_FILES,
    ...(shippedTeachers ? {} : { teacherFolder: join(folder, 'nothing') }),
    shell: 'browser',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment,
    startTrainer,
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(close);
  const open = () => studio.open(join(folder, 'workspace'), { create: true });
  await open();
  return {
    folder,
    studio,
    open,
    client: createRouterClient(createStudioRouter(studio), { context: {} }),
    run: async (request: JobRequest) => {
      const { jobs } = studio.requireSession();
      return jobs.ended(jobs.start(request).jobId);
    },
  };
}

function noTrainer(): never {
  throw new Error('no trainer in this test');
}
