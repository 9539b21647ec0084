import type { TeacherKind } from '../../../shared/domain/teacher.ts';

/** What a kind of teacher is called on screen. */
export const KIND_NAMES: Readonly<Record<TeacherKind, string>> = {
  'word-list': 'Word list',
  tandem: 'LSTM and SVM',
  transformer: 'Transformer',
  calibrated: 'Calibrated',
};
