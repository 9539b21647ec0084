import { createHash } from 'node:crypto';
import type { JobRequest } from '../../shared/domain/job.ts';
import type { TeacherCard, TeacherSummary } from '../../shared/domain/teacher.ts';
import { calibrateTeacher, judgedByAudit } from '../pipeline/calibrate-teacher.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { writeCalibratedTeacher } from '../teacher/calibrated/calibrated-file.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

const VERSION_DIGITS = 8;

/**
 * Calibrates a teacher on an audit's verdicts; the result is a new teacher beside it.
 *
 * Its name ends in a digest of the teacher and the verdicts, so that the same request finds what is there, and
 * the same request after more verdicts makes another one.
 */
export async function calibrateTeacherJob(
  { workspace, shelf }: JobContext,
  request: JobRequest & { readonly kind: 'calibrate-teacher' },
  control: StageControl,
): Promise<JobSummary> {
  const base = await shelf.find(request.teacher);
  const revision = workspace.teacherEvidence.revision();
  const audited = workspace.teacherEvidence.ofAudit(request.audit, request.teacher);
  const teacher = await shelf.load(request.teacher);
  const judged = await judgedByAudit(audited, teacher, control);
  const baseDigest = await base.digest();
  const evidence = JSON.stringify([request.teacher, baseDigest, request.audit, judged]);
  const digest = createHash('sha256').update(evidence).digest('hex').slice(0, VERSION_DIGITS);
  const name = `${request.teacher}+${request.audit}@${digest}`;
  const known = (await shelf.list()).some((other) => other.name === name);
  const { verdicts, form, map, logLoss, before, after } = calibrateTeacher(request.teacher, judged);
  const calibrationError = { before: before.calibrationError, after: after.calibrationError };
  control.signal.throwIfAborted();
  if (!known) {
    const { teacher: baseName, audit } = request;
    const card: TeacherCard = {
      ...cardTexts(base.summary, audit, verdicts),
      score: after,
    };
    await writeCalibratedTeacher(
      {
        ...{ kind: 'calibrated', format: 1, name, base: baseName, baseDigest, audit, revision },
        ...{ verdicts, form, map, logLoss, calibrationError, card },
      },
      workspace.folders,
    );
  }
  return {
    teacher: name,
    verdicts,
    calibrationErrorBefore: calibrationError.before,
    calibrationErrorAfter: calibrationError.after,
    logLossBefore: logLoss.before,
    logLossAfter: logLoss.after,
  };
}

function cardTexts(
  base: TeacherSummary,
  audit: string,
  verdicts: number,
): Omit<TeacherCard, 'score'> {
  const { name, card } = base;
  const own = card === null ? name : `${name} (${card.trainedOn})`;
  return {
    trainedOn: `${own}; its probabilities mapped to fit ${verdicts} verdicts of the audit ${audit}`,
    terms: card?.terms ?? `Those of ${name}.`,
    measuredOn: `the same verdicts on images, by their weights, each by a map that was fitted without it`,
  };
}
