import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { TANDEM_SETTINGS } from '../pipeline/train-tandem.ts';
import { trainTeacher } from '../pipeline/train-teacher.ts';
import { readTextFile } from '../sources/reading/read-text-file.ts';
import { findLanguageFolder } from '../teacher/tandem/find-language-folder.ts';
import { openTeacherFolder } from '../teacher/tandem/open-teacher-folder.ts';
import { documentNetworkTrainer } from './document-network-trainer.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

const VERSION_DIGITS = 8;

/**
 * Trains a tandem on a file and puts it into the workspace.
 *
 * Its name ends in a digest of all that decides what it becomes: texts, seed and settings. So the same
 * request finds the teacher that is there, without training.
 */
export async function trainTeacherJob(
  { parts, workspace, shelf }: JobContext,
  request: JobRequest & { readonly kind: 'train-teacher' },
  control: StageControl,
): Promise<JobSummary> {
  const text = await readTextFile(request.file);
  const digest = createHash('sha256')
    .update(JSON.stringify([request.seed, TANDEM_SETTINGS]))
    .update(text)
    .digest('hex');
  const name = `${request.name}@${digest.slice(0, VERSION_DIGITS)}`;
  const known = (await shelf.list()).find((teacher) => teacher.name === name);
  if (known !== undefined) {
    return { teacher: name, macroRecall: known.card?.score.macroRecall ?? 'unknown' };
  }
  const languageFolder = await findLanguageFolder(parts.teacherFolder);
  if (languageFolder === null) {
    throw new Failure(
      'NOT_FOUND',
      `The word vectors and word lists that a teacher is trained with are not in ${parts.teacherFolder}`,
      'Install the program again: they come with it.',
    );
  }
  const { texts, rejected, score } = await trainTeacher(
    {
      readText: async () => text,
      folder: openTeacherFolder(join(workspace.folders.teachers, name), languageFolder),
      networkTrainer: documentNetworkTrainer(
        parts.trainer,
        workspace.folders.temporary,
        control.signal,
      ),
    },
    { file: request.file, name, seed: request.seed, terms: 'Those of your own file.' },
    control,
  );
  return { teacher: name, texts, rejected, macroRecall: score.macroRecall };
}
