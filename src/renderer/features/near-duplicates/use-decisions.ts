import { useEffect, useRef, useState } from 'react';
import type {
  DecisionOutcome,
  GroupDecision,
  NearDuplicateGroup,
} from '../../../shared/domain/near-duplicates.ts';
import { useGroupActions } from '../../bridge/near-duplicate-queries.ts';
import { tellWithUndo } from '../../ui/tell-with-undo.tsx';
import { DECISION_MEANS, decidedWords, STEP_WORDS } from './group-words.ts';

const SHOWN_MS = 8000;

/** What was done: a decision, or its undo or redo. */
export type DecisionStep = 'decide' | 'undo' | 'redo';

/** Decides about groups one thing at a time, and tells each with a way back. */
export function useDecisions(onOutcome: (outcome: DecisionOutcome, step: DecisionStep) => void) {
  const actions = useGroupActions();
  const isBusy = useRef(false);
  const hideTold = useRef<() => void>(() => undefined);
  const [news, setNews] = useState('');
  const latest = useRef(onOutcome);
  useEffect(() => {
    latest.current = onOutcome;
  });
  useEffect(() => () => hideTold.current(), []);

  const run = async (task: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    // An older notice would take back something newer.
    hideTold.current();
    try {
      await task();
    } catch {
      // The cache of actions tells every failure.
      setNews('');
    } finally {
      isBusy.current = false;
    }
  };
  const step = (kind: 'undo' | 'redo'): Promise<void> =>
    run(async () => {
      const outcome = await actions[kind].mutateAsync({});
      const done = kind === 'undo' ? 'Undone' : 'Redone';
      setNews(outcome === null ? `Nothing to ${kind}` : `${done}: ${STEP_WORDS[outcome.kind]}`);
      if (outcome !== null) latest.current(outcome, kind);
    });
  const undo = (): void => void step('undo');
  return {
    news,
    tell: setNews,
    undo,
    redo: (): void => void step('redo'),
    decide: (decision: GroupDecision, group: NearDuplicateGroup): void =>
      void run(async () => {
        const outcome = await actions.decide.mutateAsync(decision);
        const title = decidedWords(decision, group);
        setNews(title);
        hideTold.current = tellWithUndo({
          title,
          text: DECISION_MEANS[decision.kind],
          shownMs: SHOWN_MS,
          undo,
        });
        latest.current(outcome, 'decide');
      }),
  };
}
