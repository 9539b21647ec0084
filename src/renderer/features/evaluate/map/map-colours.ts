import type { EmbeddingMap } from '../../../../shared/domain/evaluation-report.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import { POLARITY_LOOK } from '../../../ui/polarity-look.ts';

/** What the points of a map are coloured by. */
export const COLOURINGS = ['label', 'predicted', 'outcome'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** How points of one kind look: a form of their own too, for who cannot tell the colours apart. */
export type PointLook = {
  readonly name: string;
  /** Name of a custom property of the page. */
  readonly colour: string;
  readonly form: 'down' | 'disc' | 'up' | 'cross';
};

const POLARITY_FORMS: Readonly<Record<Polarity, PointLook['form']>> = {
  NEG: 'down',
  NEU: 'disc',
  POS: 'up',
};

const POLARITY_LOOKS: readonly PointLook[] = POLARITIES.map((polarity) => ({
  name: POLARITY_LOOK[polarity].name,
  colour: `--${polarity.toLowerCase()}`,
  form: POLARITY_FORMS[polarity],
}));
const OUTCOME_LOOKS: readonly PointLook[] = [
  { name: 'right', colour: '--map-right', form: 'disc' },
  { name: 'wrong', colour: '--bad', form: 'cross' },
];

export function looksOf(colouring: Colouring): readonly PointLook[] {
  return colouring === 'outcome' ? OUTCOME_LOOKS : POLARITY_LOOKS;
}

/** Per point the place of its look among `looksOf`. */
export function kindsOf(
  { labels, predicted }: Pick<EmbeddingMap, 'labels' | 'predicted'>,
  colouring: Colouring,
): Uint8Array {
  if (colouring === 'outcome') {
    return Uint8Array.from(labels, (label, point) => (label === predicted[point] ? 0 : 1));
  }
  const shown = colouring === 'label' ? labels : predicted;
  return Uint8Array.from(shown, (polarity) => POLARITIES.indexOf(polarity));
}

/** Points of each look. */
export function countsOf(kinds: Uint8Array, looks: readonly PointLook[]): readonly number[] {
  const counts = looks.map(() => 0);
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
