import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import { type LabelledText, parseLabelledTexts } from '../domain/text/labelled-texts.ts';
import { ADAPT_SETTINGS } from '../pipeline/adapt-tandem.ts';
import { adaptTeacher } from '../pipeline/adapt-teacher.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { readTextFile } from '../sources/reading/read-text-file.ts';
import { openTeacherFolder } from '../teacher/tandem/open-teacher-folder.ts';
import { readTandem } from '../teacher/tandem/tandem-folder.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

const VERSION_DIGITS = 8;

/**
 * Adapts a tandem to people's verdicts in the workspace and, where one is given, to a file of labelled texts; the
 * result is a new teacher.
 *
 * Its name ends in a digest of the base, the texts, the seed and the settings: the same request finds it there.
 */
export async function adaptTeacherJob(
  { workspace, shelf }: JobContext,
  request: JobRequest & { readonly kind: 'adapt-teacher' },
  control: StageControl,
): Promise<JobSummary> {
  const base = await shelf.find(request.base);
  if (base.summary.kind !== 'tandem' || base.folder === null) {
    throw new Failure(
      'BAD_INPUT',
      `${request.base} cannot be adapted: it has no linear machines`,
      'Choose a teacher of the kind LSTM and SVM; others can be calibrated on an audit.',
    );
  }
  const { posts, contradictory } = workspace.teacherEvidence.judgedPosts();
  const { rows, rejected } =
    request.file === undefined ? NOTHING : parseLabelledTexts(await readTextFile(request.file));
  const labelled = [...posts, ...rows];
  const deciding = [request.seed, ADAPT_SETTINGS, await base.digest(), labelled];
  const digest = createHash('sha256').update(JSON.stringify(deciding)).digest('hex');
  const name = `${request.name}@${digest.slice(0, VERSION_DIGITS)}`;
  const known = (await shelf.list()).find((teacher) => teacher.name === name);
  if (known !== undefined) {
    return { teacher: name, macroRecall: known.card?.score.macroRecall ?? 'unknown' };
  }
  const { card, model } = await readTandem(base.folder);
  const folder = openTeacherFolder(join(workspace.folders.teachers, name), base.folder);
  const origin = [
    ...(posts.length > 0 ? [`${posts.length} posts by the verdicts on their images`] : []),
    ...(request.file === undefined ? [] : [`${rows.length} texts of ${basename(request.file)}`]),
  ].join(' and ');
  const summary = await adaptTeacher(
    { folder },
    { name: request.base, card, model },
    labelled,
    { name, origin, seed: request.seed },
    control,
  );
  return {
    teacher: name,
    verdicts: posts.length,
    contradictory,
    texts: rows.length,
    rejected: rejected.length,
    cost: summary.cost,
    macroRecallBefore: summary.base.macroRecall,
    macroRecall: summary.adapted.macroRecall,
    calibrationErrorBefore: summary.base.calibrationError,
    calibrationError: summary.adapted.calibrationError,
  };
}

const NOTHING: { readonly rows: readonly LabelledText[]; readonly rejected: readonly never[] } = {
  rows: [],
  rejected: [],
};
