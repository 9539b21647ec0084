import { type EvaluatedModel, modelKey, modelName } from '../../shared/domain/evaluated-model.ts';

/** Something to choose, in a group of its kind. */
export type Choice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { readonly group: string; readonly items: Choice[] };

const MODEL_GROUPS = [
  { kind: 'run', group: 'Runs, best epoch' },
  { kind: 'epoch', group: 'Epochs that are kept' },
  { kind: 'weights', group: 'Imported weights' },
] as const;

/** Models by their kind; kinds that have none are left out. */
export function modelChoices(models: readonly { readonly model: EvaluatedModel }[]): ChoiceGroup[] {
  return MODEL_GROUPS.map(({ kind, group }) => ({
    group,
    items: models
      .filter(({ model }) => model.kind === kind)
      .map(({ model }) => ({ value: modelKey(model), label: modelName(model) })),
  })).filter(({ items }) => items.length > 0);
}
