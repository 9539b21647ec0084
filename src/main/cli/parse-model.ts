import { type EvaluatedModel, modelFromKey } from '../../shared/domain/evaluated-model.ts';
import { type EvaluationTarget, targetFromKey } from '../../shared/domain/evaluation-target.ts';
import { Failure } from '../../shared/failure.ts';

/** What names a model on the command line. */
export const MODEL = 'a run, epoch:RUN:NUMBER, or weights:NAME';

/** The model that a person named: a run by its name, or a key. @throws Failure BAD_INPUT */
export function parseModel(text: string): EvaluatedModel {
  const model = modelFromKey(text);
  if (model !== null) return model;
  throw new Failure(
    'BAD_INPUT',
    `${text} names no model`,
    'Name a run, or write epoch:RUN:NUMBER for another epoch that it keeps, or weights:NAME for imported weights.',
  );
}

/** The target that a person named: a benchmark by its name, or a key. @throws Failure BAD_INPUT */
export function parseTarget(text: string): EvaluationTarget {
  const target = targetFromKey(text);
  if (target !== null) return target;
  throw new Failure(
    'BAD_INPUT',
    `${text} names nothing to measure on`,
    'Name a benchmark, or write split:DATASET:test (or train, or validation) for the weak labels of a split.',
  );
}
