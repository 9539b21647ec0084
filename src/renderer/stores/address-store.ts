import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AddressBar } from '../bridge/hash-address.ts';
import { type Address, addressHash, parseAddress } from './address.ts';

export type AddressStore = StoreApi<{
  readonly address: Address;
  /** Goes to a place; Back returns. */
  readonly go: (address: Partial<Address> & Pick<Address, 'screen'>) => void;
  /** Changes the screen's own state without a step in the history. */
  readonly replaceQuery: (query: string) => void;
}>;

/** Where the person is, kept equal to the address bar. */
export function createAddressStore(bar: AddressBar): AddressStore {
  const store: AddressStore = createStore((set, get) => ({
    address: parseAddress(bar.read()),
    go: (to) => {
      const address = { item: null, query: '', ...to };
      if (addressHash(address) === addressHash(get().address)) return;
      bar.push(addressHash(address));
      set({ address });
    },
    replaceQuery: (query) => {
      const address = { ...get().address, query };
      bar.replace(addressHash(address));
      set({ address });
    },
  }));
  bar.subscribe(() => store.setState({ address: parseAddress(bar.read()) }));
  return store;
}
