import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';

/** What a person wrote: the label names of each polarity, with commas between them. */
export type MappingDraft = Readonly<Record<Polarity, string>>;

export const EMPTY_MAPPING: MappingDraft = { NEG: '', NEU: '', POS: '' };

/** Turns the draft into a mapping from label name to polarity, or says what is wrong with it. */
export function labelMapping(
  draft: MappingDraft,
):
  | { readonly mapping: Readonly<Record<string, Polarity>>; readonly problem: null }
  | { readonly mapping: null; readonly problem: string } {
  const entries = POLARITIES.flatMap((polarity) =>
    namesIn(draft[polarity]).map((name) => [name, polarity] as const),
  );
  const mapping = new Map<string, Polarity>();
  for (const [name, polarity] of entries) {
    const other = mapping.get(name);
    if (other !== undefined && other !== polarity) {
      return {
        mapping: null,
        problem: `“${name}” cannot stand for both ${other} and ${polarity}.`,
      };
    }
    mapping.set(name, polarity);
  }
  const missing = POLARITIES.filter((polarity) => namesIn(draft[polarity]).length === 0);
  if (missing.length > 0) {
    return { mapping: null, problem: `Name a label for ${missing.join(' and ')}.` };
  }
  return { mapping: Object.fromEntries(mapping), problem: null };
}

function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
