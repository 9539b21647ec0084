import type { TeacherCard, TeacherScore } from '../../shared/domain/teacher.ts';
import { Failure } from '../../shared/failure.ts';
import { scoreTeacher } from '../domain/score-teacher.ts';
import type { LabelledText } from '../domain/text/labelled-texts.ts';
import type { TandemModel } from '../domain/text/tandem-model.ts';
import { ADAPT_SETTINGS, adaptTandem, judgedTexts } from './adapt-tandem.ts';
import type { TeacherFolder } from './ports/teacher-folder.ts';
import type { StageControl } from './stage-control.ts';

/** With fewer, a fold leaves out a handful of texts, and no price could be told from another. */
const LEAST_TEXTS = 60;
/** Of each polarity: one to leave out per fold. */
const LEAST_PER_POLARITY = 10;

/** The paper's confidence threshold, as far as it is known. */
const CARD_THRESHOLD = 0.85;

export type AdaptTeacherSummary = {
  readonly cost: number;
  /** On the texts: the base, and adapted ones that did not see them. */
  readonly base: TeacherScore;
  readonly adapted: TeacherScore;
};

/**
 * Adapts a tandem to labelled texts and writes it as a new teacher (see `adaptTandem`).
 *
 * @throws Failure BAD_INPUT for too few texts, or where the base does as well on texts left out in turn; CONFLICT
 * when the name is taken.
 */
export async function adaptTeacher(
  ports: { readonly folder: TeacherFolder },
  base: {
    readonly name: string;
    readonly card: TeacherCard | null;
    readonly model: TandemModel;
  },
  labelled: readonly LabelledText[],
  request: {
    readonly name: string;
    /** Where the texts come from, for the card. */
    readonly origin: string;
    readonly seed: number;
  },
  control: StageControl,
): Promise<AdaptTeacherSummary> {
  requireEnough(labelled);
  const language = await ports.folder.readLanguage();
  const { model, cost, ofBase, crossFitted } = await adaptTandem(
    { language, base: base.model },
    labelled,
    ADAPT_SETTINGS,
    request.seed,
    control,
  );
  const before = scoreTeacher(judgedTexts(labelled, ofBase), CARD_THRESHOLD);
  if (cost === null) {
    throw new Failure(
      'BAD_INPUT',
      `${base.name} does as well as it is: adapting it to these ${labelled.length} texts does not raise its macro recall of ${before.macroRecall.toFixed(3)} on texts left out`,
      'Go on with it, calibrate it on an audit, or adapt it again when there are more texts.',
    );
  }
  const adapted = scoreTeacher(judgedTexts(labelled, crossFitted), CARD_THRESHOLD);
  const card: TeacherCard = {
    trainedOn: `${base.card?.trainedOn ?? base.name}; adapted to ${request.origin}, seed ${request.seed}, price ${cost}`,
    terms: `${base.card?.terms ?? `Those of ${base.name}.`} And those of your own texts.`,
    measuredOn: `the ${labelled.length} texts that it was adapted to, each judged by machines that were adapted without it; ${base.name} reaches a macro recall of ${before.macroRecall.toFixed(3)} there`,
    score: adapted,
  };
  control.signal.throwIfAborted();
  const description = `${base.name}, adapted to ${request.origin}. Macro recall on texts left out: ${before.macroRecall.toFixed(3)} before, ${adapted.macroRecall.toFixed(3)} after.`;
  await ports.folder.write({ name: request.name, description, card, model });
  return { cost, base: before, adapted };
}

function requireEnough(labelled: readonly LabelledText[]): void {
  const counts = [0, 1, 2].map((own) => labelled.filter(({ polarity }) => polarity === own).length);
  if (labelled.length >= LEAST_TEXTS && Math.min(...counts) >= LEAST_PER_POLARITY) return;
  const [negative, neutral, positive] = counts;
  throw new Failure(
    'BAD_INPUT',
    `There are ${negative} negative, ${neutral} neutral and ${positive} positive texts; adapting needs ${LEAST_TEXTS}, at least ${LEAST_PER_POLARITY} of each`,
    'Give more verdicts to images outside of audits, or add a file of labelled texts.',
  );
}
