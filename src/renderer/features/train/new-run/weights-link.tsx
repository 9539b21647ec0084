import { addressHash } from '../../../stores/address.ts';

/** Leads to where weights are imported. */
export function WeightsLink() {
  return (
    <a href={addressHash({ screen: 'train', item: null, query: 'panel=weights' })}>
      Import weights
    </a>
  );
}
