import { describe, expect, it } from 'vitest';
import { mapLabels } from '../../../src/main/teacher/transformer/label-mapping.ts';
import type { Polarity } from '../../../src/shared/domain/polarity.ts';

describe('mapping a model’s labels to polarities', () => {
  it.each([
    [['negative', 'neutral', 'positive']],
    [['Negative', 'Neutral', 'Positive']],
    [['NEG', 'NEU', 'POS']],
  ])('knows the usual names: %s', (labels) => {
    const { mapping, notes } = mapLabels(labels, undefined);

    expect(Object.values(mapping)).toEqual(['NEG', 'NEU', 'POS']);
    expect(notes).toEqual([]);
  });

  it('goes by names, not by places', () => {
    expect(mapLabels(['POSITIVE', 'NEGATIVE'], undefined)).toEqual({
      mapping: { POSITIVE: 'POS', NEGATIVE: 'NEG' },
      notes: [expect.stringContaining('no NEU')],
    });
  });

  it('says that the order of numbered labels is an assumption', () => {
    const { mapping, notes } = mapLabels(['LABEL_0', 'LABEL_1', 'LABEL_2'], undefined);

    expect(mapping).toEqual({ LABEL_0: 'NEG', LABEL_1: 'NEU', LABEL_2: 'POS' });
    expect(notes).toEqual([expect.stringContaining('LABEL_0 as NEG')]);
  });

  it.each([
    [['joy', 'anger']],
    [['negative', 'neutral', 'mixed']],
    [['LABEL_0', 'LABEL_1', 'LABEL_2', 'LABEL_3']],
    [['neutral', 'positive']],
  ])('refuses %s without a mapping, and names them', (labels) => {
    expect(() => mapLabels(labels, undefined)).toThrow(
      expect.objectContaining({ kind: 'BAD_INPUT' }),
    );
  });

  it.each<[string, Record<string, Polarity>, string]>([
    ['a label that is not there', { down: 'NEG', up: 'POS', sideways: 'NEU' }, 'sideways'],
    ['a label left out', { down: 'NEG' }, 'leaves out up'],
    ['no POS', { down: 'NEG', up: 'NEU' }, 'NEG and POS'],
  ])('refuses a mapping with %s', (_, given, message) => {
    expect(() => mapLabels(['down', 'up'], given)).toThrow(message);
  });

  it('takes a given mapping over usual names', () => {
    const given = { negative: 'POS', positive: 'NEG' } as const;

    expect(mapLabels(['negative', 'positive'], given).mapping).toEqual(given);
  });
});
