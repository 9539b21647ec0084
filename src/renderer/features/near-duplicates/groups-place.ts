import { MediaId } from '../../../shared/domain/ids.ts';
import { GROUP_ORDERS, type GroupsRequest } from '../../../shared/domain/near-duplicates.ts';
import { oneOf } from '../../ui/one-of.ts';

const SHOWN = ['all', 'conflicts', 'by-hand'] as const;
const TABS = ['groups', 'recall'] as const;

/** Which groups are shown, and how they are ordered. */
export type GroupsLook = Pick<GroupsRequest, 'shown' | 'order'> & {
  /** Only the group of this image. */
  readonly group: MediaId | null;
};

/** The screen's whole state, as it stands in the address. */
export type GroupsPlace = GroupsLook & {
  readonly tab: (typeof TABS)[number];
  /** The row that the keys act on, from 0. */
  readonly at: number | null;
};

/** Reads `shown=conflicts&order=least-sure&at=12`; what is missing or wrong is as at first. */
export function groupsPlaceFromQuery(query: string): GroupsPlace {
  const values = new URLSearchParams(query);
  const group = MediaId.safeParse(values.get('group'));
  const at = values.get('at') ?? '';
  return {
    tab: oneOf(values.get('tab'), TABS),
    shown: oneOf(values.get('shown'), SHOWN),
    order: oneOf(values.get('order'), GROUP_ORDERS),
    group: group.success ? group.data : null,
    at: /^\d{1,9}$/.test(at) ? Number(at) : null,
  };
}

/** The query of a place, without what is as at first; `groupsPlaceFromQuery` gives the place back. */
export function groupsQuery({ tab, shown, order, group, at }: GroupsPlace): string {
  const values = new URLSearchParams();
  if (tab !== TABS[0]) values.set('tab', tab);
  if (shown !== SHOWN[0]) values.set('shown', shown);
  if (order !== GROUP_ORDERS[0]) values.set('order', order);
  if (group !== null) values.set('group', group);
  if (at !== null) values.set('at', `${at}`);
  return values.toString();
}
