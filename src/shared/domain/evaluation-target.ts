import { z } from 'zod';
import { ItemName } from './ids.ts';
import { Split } from './split.ts';

/** What a model is measured on: a benchmark's manual labels, or the weak labels of a dataset's split. */
export const EvaluationTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('benchmark'), name: ItemName }).readonly(),
  z.object({ kind: z.literal('split'), dataset: ItemName, split: Split }).readonly(),
]);
export type EvaluationTarget = z.infer<typeof EvaluationTarget>;

/** The one text that stands for a target in the database, in addresses and on the command line. */
export function targetKey(target: EvaluationTarget): string {
  return target.kind === 'benchmark'
    ? `benchmark:${target.name}`
    : `split:${target.dataset}:${target.split}`;
}

/** The target that a key stands for; a plain name is a benchmark's. Null where it stands for none. */
export function targetFromKey(key: string): EvaluationTarget | null {
  const [kind, name, split] = key.includes(':') ? key.split(':') : ['benchmark', key];
  const read = EvaluationTarget.safeParse(
    kind === 'benchmark' ? { kind, name } : { kind, dataset: name, split },
  );
  return read.success ? read.data : null;
}

/** How a target is named to people. */
export function targetName(target: EvaluationTarget): string {
  return target.kind === 'benchmark' ? target.name : `${target.dataset}, ${target.split} split`;
}
