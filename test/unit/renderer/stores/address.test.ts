import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressHash, parseAddress, SCREENS } from '../../../../src/renderer/stores/address.ts';

describe('parseAddress', () => {
  it('reads screen, item and query', () => {
    expect(parseAddress('#/train/my-run?x=1&y=2')).toEqual({
      screen: 'train',
      item: 'my-run',
      query: 'x=1&y=2',
    });
  });

  it.each(['', '#', '#/', '#/nowhere', '#/nowhere/x?y', 'overview-ish'])(
    'leads from %j to the overview',
    (hash) => {
      expect(parseAddress(hash)).toEqual({ screen: 'overview', item: null, query: '' });
    },
  );

  it('keeps an item that is not a valid escape as it is', () => {
    expect(parseAddress('#/train/50%').item).toBe('50%');
  });

  it('gives back every place that addressHash wrote', () => {
    fc.assert(
      fc.property(
        fc.record({
          screen: fc.constantFrom(...SCREENS),
          item: fc.option(fc.string({ minLength: 1 })),
          query: fc.stringMatching(/^[a-zA-Z0-9=&.,-]*$/),
        }),
        (address) => {
          expect(parseAddress(addressHash(address))).toEqual(address);
        },
      ),
    );
  });
});
