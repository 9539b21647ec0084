import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type Bridge, useBridge } from '../../bridge/bridge-context.ts';
import { useWorkspace } from '../../bridge/queries.ts';
import { createPredictions, type Predictions, type PredictionsState } from './predictions.ts';

type Kept = { readonly predictions: Predictions; folder: string | undefined };

/** One for each way to the program: what was judged stays while other screens are shown. */
const keptBy = new WeakMap<Bridge, Kept>();

/** The predictions of this window, forgotten with the workspace that they were made in. */
export function usePredictions(): PredictionsState & Omit<Predictions, 'store'> {
  const bridge = useBridge();
  const folder = useWorkspace().data?.folder;
  const kept = keptBy.get(bridge) ?? { predictions: createPredictions(bridge.client), folder };
  keptBy.set(bridge, kept);
  useEffect(() => {
    if (kept.folder !== folder) kept.predictions.clear();
    kept.folder = folder;
  }, [kept, folder]);
  const { store, ...actions } = kept.predictions;
  return { ...useStore(store), ...actions };
}
