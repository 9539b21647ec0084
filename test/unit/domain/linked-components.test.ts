import { describe, expect, it } from 'vitest';
import { linkedComponents } from '../../../src/main/domain/linked-components.ts';

describe('linkedComponents', () => {
  it('leaves names without links alone', () => {
    expect(linkedComponents(['a', 'b'], [])).toEqual([[0], [1]]);
  });

  it('follows links through names that it was not given', () => {
    const links = [
      ['a', 'post 1'],
      ['stranger', 'post 1'],
      ['stranger', 'post 2'],
      ['c', 'post 2'],
    ] as const;

    expect(linkedComponents(['a', 'b', 'c'], links)).toEqual([[0, 2], [1]]);
  });
});
