import { describe, expect, it } from 'vitest';
import { modelChoices } from '../../../../src/renderer/ui/model-choices.ts';

describe('modelChoices', () => {
  it('groups models by their kind and leaves out kinds without any', () => {
    const models = [
      { kind: 'run', run: 'a' } as const,
      { kind: 'epoch', run: 'a', epoch: 2 } as const,
    ];
    const groups = modelChoices(models.map((model) => ({ model })));

    expect(groups.map(({ items }) => items)).toEqual([
      [{ value: 'run:a', label: 'a' }],
      [{ value: 'epoch:a:2', label: 'a, epoch 2' }],
    ]);
  });
});
