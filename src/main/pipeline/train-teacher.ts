import type { Probabilities } from '../../shared/domain/polarity.ts';
import type { TeacherCard, TeacherScore } from '../../shared/domain/teacher.ts';
import { type JudgedText, scoreTeacher } from '../domain/score-teacher.ts';
import { type LabelledText, parseLabelledTexts } from '../domain/text/labelled-texts.ts';
import type { DocumentNetworkTrainer } from './ports/document-network-trainer.ts';
import type { TeacherFolder } from './ports/teacher-folder.ts';
import type { StageControl } from './stage-control.ts';
import { TANDEM_SETTINGS, type TandemSettings, trainTandem } from './train-tandem.ts';

/** The paper's confidence threshold, as far as it is known. */
const CARD_THRESHOLD = 0.85;

export type TrainTeacherSummary = {
  readonly texts: number;
  readonly rejected: number;
  readonly firstRejection: string | null;
  readonly score: TeacherScore;
};

/**
 * Trains a tandem on a file of labelled texts and writes it as a teacher.
 *
 * The card shows the cross-fitted score: each text judged by machines that did not see it. The same file,
 * settings and seed give the same teacher.
 *
 * @throws Failure BAD_INPUT for a file that cannot be used, CONFLICT when the name is taken.
 */
export async function trainTeacher(
  ports: {
    readonly readText: (path: string) => Promise<string>;
    readonly folder: TeacherFolder;
    readonly networkTrainer: DocumentNetworkTrainer;
  },
  request: {
    readonly file: string;
    readonly name: string;
    /** Terms of the labelled texts, for the card. */
    readonly terms: string;
    readonly seed: number;
    readonly settings?: TandemSettings;
  },
  control: StageControl,
): Promise<TrainTeacherSummary> {
  const { rows, rejected } = parseLabelledTexts(await ports.readText(request.file));
  const language = await ports.folder.readLanguage();
  const { model, crossFitted } = await trainTandem(
    { language, networkTrainer: ports.networkTrainer },
    rows,
    request.settings ?? TANDEM_SETTINGS,
    request.seed,
    control,
  );
  const score = scoreTeacher(judged(rows, crossFitted), CARD_THRESHOLD);
  const card: TeacherCard = {
    trainedOn: `${rows.length} labelled texts of ${request.file.split(/[\\/]/).at(-1)}, seed ${request.seed}`,
    terms: request.terms,
    measuredOn: 'the same texts, each judged by machines that were trained without it',
    score,
  };
  control.signal.throwIfAborted();
  const description = 'A tandem of a recurrent network and linear machines, trained on your texts.';
  await ports.folder.write({ name: request.name, description, card, model });
  const first = rejected[0];
  return {
    texts: rows.length,
    rejected: rejected.length,
    firstRejection: first === undefined ? null : `line ${first.line}: ${first.reason}`,
    score,
  };
}

function judged(
  rows: readonly LabelledText[],
  probabilities: readonly Probabilities[],
): readonly JudgedText[] {
  return rows.map(({ polarity }, index) => {
    const ofText = probabilities[index];
    if (ofText === undefined) throw new Error(`text ${index} was not judged`);
    return { polarity, probabilities: ofText };
  });
}
