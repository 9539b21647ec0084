import { MultiSelect } from '@mantine/core';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useSettings, useTeachers } from '../../bridge/queries.ts';
import { teachersToAsk, withAgreeing } from './agreement.ts';

type AgreeingTeachersProps = {
  readonly selection: SelectionRule;
  readonly onChoose: (selection: SelectionRule) => void;
};

/** Other teachers that must find the same polarity; nothing where there is no other teacher. */
export function AgreeingTeachers({ selection, onChoose }: AgreeingTeachersProps) {
  const teachers = (useTeachers().data ?? []).map(({ name }) => name);
  const inUse = useSettings().data?.teacher;
  const agreeing = selection.agreeing ?? [];
  const others = teachersToAsk(teachers, inUse, agreeing);
  if (others.length === 0) return null;
  return (
    <MultiSelect
      size="xs"
      label="Teachers that must agree"
      description="They must have labelled the post too, with the same polarity, however sure."
      placeholder={agreeing.length === 0 ? 'None' : ''}
      data={[...others]}
      value={[...agreeing]}
      onChange={(names) => onChoose(withAgreeing(selection, names))}
      clearable
    />
  );
}
