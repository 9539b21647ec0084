import type { TeacherCard } from '../../../shared/domain/teacher.ts';
import type { Language, TandemModel } from '../../domain/text/tandem-model.ts';

/** Where a trained tandem goes, and what is known of the language before training. */
export type TeacherFolder = {
  readonly readLanguage: () => Promise<Language>;
  /**
   * Writes the teacher whole or not at all.
   *
   * @throws Failure CONFLICT when one of that name is there.
   */
  readonly write: (tandem: {
    readonly name: string;
    readonly description: string;
    readonly card: TeacherCard | null;
    readonly model: TandemModel;
  }) => Promise<void>;
};
