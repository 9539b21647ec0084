import { type EvaluatedModel, modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluatedImageQuery } from '../../../../shared/domain/evaluation-report.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';

/** Images of which one kind a person wants to see, apart from the models that are compared. */
export type ImageChoice =
  | { readonly kind: 'cell'; readonly label: Polarity; readonly predicted: Polarity }
  | { readonly kind: (typeof PLAIN)[number] }
  | { readonly kind: 'differs'; readonly right: (typeof RIGHTS)[number] };

const PLAIN = ['confident-right', 'confident-wrong', 'uncertain', 'contaminated'] as const;
const RIGHTS = ['this', 'other', 'both', 'neither'] as const;

/** Reads `confident-wrong`, `NEG-POS`, `right-this`; null where it is none of these. */
export function imageChoiceFromText(text: string): ImageChoice | null {
  const kind = PLAIN.find((plain) => plain === text);
  if (kind !== undefined) return { kind };
  const [first, second] = text.split('-');
  const right = RIGHTS.find((one) => one === second);
  if (first === 'right' && right !== undefined) return { kind: 'differs', right };
  const label = POLARITIES.find((polarity) => polarity === first);
  const predicted = POLARITIES.find((polarity) => polarity === second);
  return label === undefined || predicted === undefined ? null : { kind: 'cell', label, predicted };
}

/** How a choice is written in an address; `imageChoiceFromText` gives it back. */
export function imageChoiceText(choice: ImageChoice): string {
  switch (choice.kind) {
    case 'cell':
      return `${choice.label}-${choice.predicted}`;
    case 'differs':
      return `right-${choice.right}`;
    default:
      return choice.kind;
  }
}

/** What the program is asked for; null where the choice needs another model and none is compared. */
export function imageQueryOf(
  choice: ImageChoice,
  other: EvaluatedModel | null,
): EvaluatedImageQuery | null {
  if (choice.kind !== 'differs') return choice;
  return other === null ? null : { ...choice, other };
}

/** What the images of a choice are, in words. */
export function imageChoiceWords(
  choice: ImageChoice,
  models: {
    readonly model: EvaluatedModel;
    readonly other: EvaluatedModel | null;
    /** Who gave the labels: `people say` or `weak label`. */
    readonly labeller: string;
  },
): string {
  switch (choice.kind) {
    case 'cell':
      return `${models.labeller} ${choice.label}, network says ${choice.predicted}`;
    case 'confident-right':
      return 'Right, the surest first';
    case 'confident-wrong':
      return 'Wrong, the surest first';
    case 'uncertain':
      return 'The least certain first';
    case 'contaminated':
      return 'Show the same as a training image';
    case 'differs': {
      if (choice.right === 'both') return 'Both right';
      if (choice.right === 'neither') return 'Both wrong';
      const [right, wrong] =
        choice.right === 'this' ? [models.model, models.other] : [models.other, models.model];
      return `${nameOf(right)} right, ${nameOf(wrong)} wrong`;
    }
  }
}

function nameOf(model: EvaluatedModel | null): string {
  return model === null ? 'the other model' : modelName(model);
}
