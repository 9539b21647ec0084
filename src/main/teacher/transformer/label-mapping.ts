import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { Failure } from '../../../shared/failure.ts';

/** Which of a model's label names stands for which polarity; several may stand for one. */
export type LabelMapping = Readonly<Record<string, Polarity>>;

const USUAL_NAMES: Readonly<Record<string, Polarity>> = {
  negative: 'NEG',
  neg: 'NEG',
  neutral: 'NEU',
  neu: 'NEU',
  positive: 'POS',
  pos: 'POS',
};
/** Models without names number their labels; sentiment models do so from negative to positive. */
const NUMBERED: Readonly<Record<number, readonly Polarity[]>> = {
  2: ['NEG', 'POS'],
  3: ['NEG', 'NEU', 'POS'],
};

/**
 * Maps a model's labels to polarities: as given, or by their usual names.
 *
 * `notes` tell a person what was assumed.
 *
 * @throws Failure BAD_INPUT when the mapping does not fit the labels, or none was given and the names are not
 * usual ones.
 */
export function mapLabels(
  labels: readonly string[],
  given: LabelMapping | undefined,
): { readonly mapping: LabelMapping; readonly notes: readonly string[] } {
  if (given !== undefined) return { mapping: checked(labels, given), notes: notesOn(given) };
  const named = labels.map((label) => USUAL_NAMES[label.trim().toLowerCase()]);
  if (named.every((polarity) => polarity !== undefined)) {
    const mapping = checked(labels, paired(labels, named));
    return { mapping, notes: notesOn(mapping) };
  }
  const order = NUMBERED[labels.length];
  if (order !== undefined && labels.every((label, index) => label === `LABEL_${index}`)) {
    const mapping = paired(labels, order);
    const assumed = labels.map((label, index) => `${label} as ${order[index]}`).join(', ');
    return {
      mapping,
      notes: [`Its labels have no names; ${assumed} is an assumption`, ...notesOn(mapping)],
    };
  }
  throw new Failure(
    'BAD_INPUT',
    `The labels of the model (${labels.join(', ')}) are not the usual names of polarities`,
    'Say which label stands for NEG, NEU and POS; or choose a model that tells sentiment.',
  );
}

function paired(labels: readonly string[], polarities: readonly Polarity[]): LabelMapping {
  return Object.fromEntries(
    labels.flatMap((label, index) => {
      const polarity = polarities[index];
      return polarity === undefined ? [] : [[label, polarity] as const];
    }),
  );
}

function checked(labels: readonly string[], mapping: LabelMapping): LabelMapping {
  const strangers = Object.keys(mapping).filter((label) => !labels.includes(label));
  const missing = labels.filter((label) => !Object.hasOwn(mapping, label));
  const polarities = new Set(Object.values(mapping));
  const problem =
    strangers.length > 0
      ? `it names ${strangers.join(', ')}, which the model does not know`
      : missing.length > 0
        ? `it leaves out ${missing.join(', ')}`
        : polarities.has('NEG') && polarities.has('POS')
          ? null
          : 'NEG and POS need at least one label each';
  if (problem === null) return mapping;
  throw new Failure(
    'BAD_INPUT',
    `The mapping of labels does not fit the model: ${problem}`,
    `The labels of the model are ${labels.join(', ')}; map each of them to NEG, NEU or POS.`,
  );
}

function notesOn(mapping: LabelMapping): readonly string[] {
  const known = new Set(Object.values(mapping));
  return POLARITIES.filter((polarity) => !known.has(polarity)).map(
    (polarity) => `The model knows no ${polarity}: its probability is always 0`,
  );
}
