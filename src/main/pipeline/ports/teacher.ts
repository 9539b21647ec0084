import type { Probabilities } from '../../../shared/domain/polarity.ts';

/** A text classifier that gives weak labels. */
export type Teacher = {
  /** Name with version: labels of teachers with other names are other labels. */
  readonly name: string;
  /** Probabilities per text, in the order given. */
  readonly classify: (texts: readonly string[]) => Promise<readonly Probabilities[]>;
};
