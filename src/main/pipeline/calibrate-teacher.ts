import type { Probabilities } from '../../shared/domain/polarity.ts';
import { SELECTION_PRESETS } from '../../shared/domain/selection.ts';
import type { TeacherScore } from '../../shared/domain/teacher.ts';
import type { ReviewOutcome } from '../../shared/domain/verdict.ts';
import { Failure } from '../../shared/failure.ts';
import { chooseRecalibration, withProbabilities } from '../domain/choose-recalibration.ts';
import type { Recalibration, RecalibrationForm } from '../domain/recalibration.ts';
import { type JudgedText, scoreTeacher } from '../domain/score-teacher.ts';
import type { Teacher } from './ports/teacher.ts';
import type { AuditedPost } from './ports/teacher-evidence-store.ts';
import type { StageControl } from './stage-control.ts';

/**
 * With fewer verdicts the 95 % interval of a share is wider than ± 0.14: whether a map helps could not be told
 * from chance.
 */
const LEAST_VERDICTS = 50;

/** Texts that a teacher reads between two looks at a cancel. */
const BATCH = 64;
/** The confidence that the T4SA images were selected by, as far as is known. */
const THRESHOLD = SELECTION_PRESETS[0].rule.POS;

const POLARITY_OF: Readonly<Record<ReviewOutcome, 0 | 1 | 2 | null>> = {
  NEG: 0,
  NEU: 1,
  POS: 2,
  unsure: null,
  unusable: null,
  disputed: null,
};

export type TeacherCalibration = {
  readonly verdicts: number;
  readonly form: RecalibrationForm;
  readonly map: Recalibration;
  readonly logLoss: { readonly before: number; readonly after: number };
  /** On the verdicts by their weights: the teacher as it is, and with maps that were fitted without them. */
  readonly before: TeacherScore;
  readonly after: TeacherScore;
};

/**
 * The audited posts that have a polarity, as a teacher reads them; it reads those that it has no weak label of.
 *
 * @throws Failure BAD_INPUT for fewer than `LEAST_VERDICTS` of them, or a single polarity.
 */
export async function judgedByAudit(
  audited: readonly AuditedPost[],
  teacher: Teacher,
  control: StageControl,
): Promise<readonly JudgedText[]> {
  const decided = audited.flatMap((post) => {
    const polarity = post.outcome === null ? null : POLARITY_OF[post.outcome];
    return polarity === null ? [] : [{ ...post, polarity }];
  });
  requireEnough(decided.map(({ polarity }) => polarity));
  const read = new Map<number, Probabilities>();
  const unread = decided.filter(({ probabilities }) => probabilities === null);
  for (let first = 0; first < unread.length; first += BATCH) {
    control.signal.throwIfAborted();
    const batch = unread.slice(first, first + BATCH);
    const answers = await teacher.classify(batch.map(({ text }) => text));
    for (const [index, { postId }] of batch.entries()) {
      const probabilities = answers[index];
      if (probabilities !== undefined) read.set(postId, probabilities);
    }
    const done = first + batch.length;
    const message = `read by ${teacher.name}`;
    control.report({ done, total: unread.length, unit: 'posts', message });
  }
  return decided.map(({ postId, polarity, weight, probabilities }) => {
    const own = probabilities ?? read.get(postId);
    if (own === undefined) throw new Error(`${teacher.name} left out a text`);
    return { polarity, weight, probabilities: own };
  });
}

/**
 * Fits a map of a teacher's probabilities to people's verdicts (see `chooseRecalibration`).
 *
 * @throws Failure BAD_INPUT when no map does better than the teacher as it is, on verdicts left out in turn.
 */
export function calibrateTeacher(
  teacher: string,
  judged: readonly JudgedText[],
): TeacherCalibration {
  const { form, map, crossFitted, logLossBefore, logLossAfter } = chooseRecalibration(judged);
  if (form === null) {
    throw new Failure(
      'BAD_INPUT',
      `No calibration does better than ${teacher} as it is on these ${judged.length} verdicts (log loss ${logLossBefore.toFixed(3)})`,
      'Go on with it as it is, or calibrate again when there are more verdicts.',
    );
  }
  return {
    verdicts: judged.length,
    form,
    map,
    logLoss: { before: logLossBefore, after: logLossAfter },
    before: scoreTeacher(judged, THRESHOLD),
    after: scoreTeacher(withProbabilities(judged, crossFitted), THRESHOLD),
  };
}

function requireEnough(polarities: readonly number[]): void {
  if (polarities.length < LEAST_VERDICTS) {
    throw new Failure(
      'BAD_INPUT',
      `The audit has ${polarities.length} images with an agreed NEG, NEU or POS; a calibration needs ${LEAST_VERDICTS}`,
      'Review more of its images, and settle those on which reviewers disagree.',
    );
  }
  if (new Set(polarities).size < 2) {
    throw new Failure(
      'BAD_INPUT',
      'All verdicts of the audit give the same polarity',
      'Review more of its images: a calibration needs at least two polarities.',
    );
  }
}
