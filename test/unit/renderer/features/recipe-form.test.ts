import { describe, expect, it } from 'vitest';
import {
  draftOf,
  FIRST_FORM,
  presetOf,
  type RecipeForm,
  withPreset,
} from '../../../../src/renderer/features/dataset/recipe-form.ts';
import { DATASET_PRESETS } from '../../../../src/shared/domain/dataset-presets.ts';
import { DatasetDraft } from '../../../../src/shared/domain/dataset-preview.ts';

const selection = { NEG: 0.5, NEU: 0.5, POS: 0.6 };
const draft = (change: Partial<RecipeForm>) => draftOf({ ...FIRST_FORM, ...change }, selection);

describe('presetOf', () => {
  it.each(DATASET_PRESETS)('knows $name again, whatever the splits', (preset) => {
    const form = withPreset({ ...FIRST_FORM, splits: 'paper', conflicts: 'drop' }, preset);
    expect(presetOf(form)).toBe(preset);
    expect(form.splits).toBe('paper');
  });

  it('knows no preset of a recipe of one own', () => {
    expect(presetOf({ ...FIRST_FORM, conflicts: 'drop' })).toBeUndefined();
    expect(presetOf({ ...FIRST_FORM, balance: 'number' })).toBeUndefined();
    expect(presetOf({ ...FIRST_FORM, authors: 'together' })).toBeUndefined();
  });
});

describe('draftOf', () => {
  it('leaves out what older recipes lack as long as it changes nothing', () => {
    const asked = draft({});
    expect(Object.keys('draft' in asked ? asked.draft : {}).sort()).toEqual(
      ['balance', 'seed', 'selection', 'splitRatios'].sort(),
    );
  });

  it.each<Partial<RecipeForm>>([
    {},
    { splits: 'paper', balance: 'number', perClass: 156_862 },
    { splits: 'percent', percents: { validation: 5, test: 15 } },
    { splits: 'numbers', nearDuplicates: 'keep', postImages: 'one', verdicts: 'replace' },
  ])('gives what the contract takes: %o', (change) => {
    const asked = draft(change);
    expect(DatasetDraft.safeParse('draft' in asked ? asked.draft : null).success).toBe(true);
  });

  it.each<Partial<RecipeForm>>([
    { seed: '' },
    { balance: 'number', perClass: '' },
    { splits: 'percent', percents: { validation: 60, test: 40 } },
    { splits: 'numbers', sizes: { train: 0, validation: 1, test: 1 } },
  ])('says what is wrong: %o', (change) => {
    expect(draft(change)).toHaveProperty('problem');
  });
});
