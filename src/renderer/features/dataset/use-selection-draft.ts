import { useEffect, useState } from 'react';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useSetSelection } from '../../bridge/queries.ts';
import { isSameSelection } from './same-selection.ts';

/** The thresholds as they stand in the fields: follow what is saved, and run ahead of it while they are moved. */
export function useSelectionDraft(saved: SelectionRule) {
  const setSelection = useSetSelection();
  const [draft, setDraft] = useState(saved);
  useEffect(() => setDraft(saved), [saved]);
  const save = (selection: SelectionRule): void => {
    const inRange = withinBounds(selection);
    setDraft(inRange);
    if (isSameSelection(inRange, saved)) return;
    setSelection.mutate(inRange, { onError: () => setDraft(saved) });
  };
  return { draft: withinBounds(draft), setDraft, save };
}

/** A figure that is being typed may lie outside for a moment. */
function withinBounds(selection: SelectionRule): SelectionRule {
  const bound = (value: number): number => Math.min(1, Math.max(0, value));
  const { NEG, NEU, POS } = selection;
  return { ...selection, NEG: bound(NEG), NEU: bound(NEU), POS: bound(POS) };
}
