import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { composeStudio } from '../../src/main/app/compose-studio.ts';
import { createStudioRouter } from '../../src/main/app/studio-router.ts';
import { createTrainerClient } from '../../src/main/app/trainer-client.ts';
import type { JobRequest } from '../../src/shared/domain/job.ts';
import { PROGRAM_FILES } from './program-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * A program with an open workspace in a folder of its own, without a trainer; closed when the running test ends.
 *
 * `client` speaks its contract, `run` waits until a job has ended, `open` opens the workspace again.
 */
export async function aStudio(
  options: { readonly shippedTeachers: boolean } = { shippedTeachers: true },
) {
  const folder = temporaryFolder();
  const { studio, close } = composeStudio({
    ...PROGRAM_FILES,
    ...(options.shippedTeachers ? {} : { teacherFolder: join(folder, 'nothing') }),
    shell: 'browser',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment: {},
    trainer: createTrainerClient({
      start: () => {
        throw new Error('no trainer in this test');
      },
    }),
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
