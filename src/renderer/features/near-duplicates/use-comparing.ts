import { useState } from 'react';
import { type CompareWay, nextWay } from './compare-ways.ts';

/** Whether a group's images are compared side by side or otherwise, large. */
export function useComparing() {
  const [isOpen, setOpen] = useState(false);
  const [way, setWay] = useState<CompareWay>('beside');
  return {
    isOpen,
    way,
    setWay,
    open: (): void => setOpen(true),
    close: (): void => setOpen(false),
    toggle: (): void => setOpen(!isOpen),
    /** Opens it, or where it is open goes to the next way to compare. */
    openOrTurn: (): void => {
      if (isOpen) setWay(nextWay(way));
      else setOpen(true);
    },
  };
}
