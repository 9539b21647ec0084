import { describe, expect, it } from 'vitest';
import { createAddressStore } from '../../../../src/renderer/stores/address-store.ts';

/** An address bar with a history and a Back button. */
function anAddressBar(first: string) {
  const history = [first];
  const listeners: (() => void)[] = [];
  return {
    history,
    read: () => history.at(-1) ?? '',
    push: (hash: string) => void history.push(hash),
    replace: (hash: string) => void history.splice(-1, 1, hash),
    subscribe: (listener: () => void) => void listeners.push(listener),
    back: () => {
      history.pop();
      for (const listener of listeners) listener();
    },
  };
}

describe('createAddressStore', () => {
  it('starts at the place in the address bar', () => {
    const store = createAddressStore(anAddressBar('#/gallery?min=0.7'));

    expect(store.getState().address).toEqual({ screen: 'gallery', item: null, query: 'min=0.7' });
  });

  it('goes to a place and back', () => {
    const bar = anAddressBar('#/train');
    const store = createAddressStore(bar);

    store.getState().go({ screen: 'train', item: 'my-run' });
    expect(bar.read()).toBe('#/train/my-run');
    bar.back();

    expect(store.getState().address.item).toBeNull();
  });

  it('makes no step in the history for the place it is at', () => {
    const bar = anAddressBar('#/train');
    const store = createAddressStore(bar);

    store.getState().go({ screen: 'train' });

    expect(bar.history).toEqual(['#/train']);
  });

  it('replaces the query within one step of the history', () => {
    const bar = anAddressBar('#/gallery');
    const store = createAddressStore(bar);

    store.getState().replaceQuery('at=1');
    store.getState().replaceQuery('at=2');

    expect(bar.history).toEqual(['#/gallery?at=2']);
    expect(store.getState().address.query).toBe('at=2');
  });
});
