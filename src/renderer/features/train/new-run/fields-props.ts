import type { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';
import type { FieldProblems } from './field-problems.ts';

/** What a group of the settings' fields is given. */
export type FieldsProps = {
  readonly settings: FineTuneSettings;
  readonly problems: FieldProblems;
  readonly onChange: (change: Partial<FineTuneSettings>) => void;
};
