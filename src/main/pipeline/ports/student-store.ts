import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { StudentSummary } from '../../../shared/domain/student.ts';

/** What makes a student: the same request gives the same opinions. */
export type StudentRequest = {
  readonly dataset: string;
  readonly folds: number;
  readonly settings: FineTuneSettings;
};

export type Opinion = { readonly mediaId: MediaId; readonly probabilities: Probabilities };

export type StudentStore = {
  /** A student, finished or not. */
  readonly find: (
    name: string,
  ) => { readonly request: StudentRequest; readonly finished: boolean } | null;
  /** Finished students, newest first. */
  readonly list: () => readonly StudentSummary[];
  readonly create: (student: {
    readonly name: string;
    readonly request: StudentRequest;
    readonly createdAtMs: number;
  }) => void;
  /** Drops what was saved of a student that is not finished. */
  readonly clearOpinions: (student: string) => void;
  readonly saveOpinions: (student: string, opinions: readonly Opinion[]) => void;
  /** Freezes a student; it becomes the chosen one where none is chosen. */
  readonly finish: (student: string) => void;
  /** The student whose opinions the gallery compares with the weak labels. */
  readonly chosen: () => string | null;
  /** @throws Failure NOT_FOUND for a student that is not there or not finished */
  readonly choose: (student: string | null) => void;
};
