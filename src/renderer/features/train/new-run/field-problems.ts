import type { z } from 'zod';
import { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';

/** What is wrong with settings, in words, by the path of the field (`epochs`, `schedule.factor`). */
export type FieldProblems = ReadonlyMap<string, string>;

/** What is wrong with the settings of a form; empty when a run can be made of them. */
export function fieldProblems(settings: FineTuneSettings): FieldProblems {
  const parsed = FineTuneSettings.safeParse(settings);
  if (parsed.success) return new Map();
  return new Map(
    parsed.error.issues.toReversed().map((issue) => [issue.path.join('.'), inWords(issue)]),
  );
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.inclusive === true
        ? `must be at least ${issue.minimum}`
        : `must be more than ${issue.minimum}`;
    case 'too_big':
      return issue.inclusive === true
        ? `must be at most ${issue.maximum}`
        : `must be less than ${issue.maximum}`;
    case 'invalid_type':
      return issue.expected === 'int' ? 'must be a whole number' : 'must be a number';
    case 'invalid_union': {
      const first = issue.errors[0]?.[0];
      return first === undefined ? issue.message : inWords(first);
    }
    default:
      return issue.message;
  }
}
