import { useEffect, useRef } from 'react';
import { useNavigation } from '../../stores-context.ts';
import { type GroupsPlace, groupsQuery } from './groups-place.ts';

/** The address follows the focus once it rests: browsers refuse more than about seven changes a second. */
const ADDRESS_MS = 200;

/** Keeps the focused row in the address, so that one comes back to it. */
export function useRowInAddress(place: GroupsPlace, row: number, hasGroups: boolean): void {
  const { replaceQuery } = useNavigation();
  const latest = useRef(place);
  latest.current = place;
  useEffect(() => {
    if (!hasGroups) return;
    const timer = window.setTimeout(() => {
      const next = groupsQuery({ ...latest.current, at: row === 0 ? null : row });
      if (next !== groupsQuery(latest.current)) replaceQuery(next);
    }, ADDRESS_MS);
    return () => window.clearTimeout(timer);
  }, [row, hasGroups, replaceQuery]);
}
