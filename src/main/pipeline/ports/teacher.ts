import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { TeacherSummary, TextExplanation } from '../../../shared/domain/teacher.ts';

/** A text classifier that gives weak labels. */
export type Teacher = {
  /** Name with version: labels of teachers with other names are other labels. */
  readonly name: string;
  /** Texts worth committing at once, for a teacher that takes long over each; left out: the stage's own. */
  readonly batchSize?: number;
  /** For one that maps the probabilities of another: weak labels of that one need no reading again. */
  readonly derivedFrom?: {
    readonly teacher: string;
    readonly map: (probabilities: Probabilities) => Probabilities;
  };
  /** Probabilities per text, in the order given; any text is answered, an empty one too. */
  readonly classify: (texts: readonly string[]) => Promise<readonly Probabilities[]>;
  /** What moved the probabilities of one text, piece by piece in the order of the text. */
  readonly explain: (text: string) => Promise<TextExplanation>;
};

/** The teachers that can be used: those that ship, and those that the person added to the workspace. */
export type TeacherShelf = {
  readonly list: () => Promise<readonly TeacherSummary[]>;
  /**
   * Gets a teacher ready to classify.
   *
   * @throws Failure NOT_FOUND
   */
  readonly load: (name: string) => Promise<Teacher>;
};
