import type { TrainingEvent } from '../../shared/domain/training-event.ts';

/** Passes the events of the run that is being trained to whoever watches it. */
export type TrainingFeed = {
  readonly publish: (run: string, event: TrainingEvent) => void;
  /** Ends the streams of a run's watchers. */
  readonly end: (run: string) => void;
  /** How the training was prepared, then its events from now on; ends with the training or with the signal. */
  readonly watch: (run: string, signal: AbortSignal) => AsyncGenerator<TrainingEvent, void>;
};

/** Events that a slow watcher may fall behind; older batch events are dropped, epochs never. */
const BACKLOG = 1000;

export function createTrainingFeed(): TrainingFeed {
  const watchers = new Map<string, Set<(event: TrainingEvent | null) => void>>();
  const preparations = new Map<string, TrainingEvent>();
  const send = (run: string, event: TrainingEvent | null): void => {
    for (const watcher of watchers.get(run) ?? []) watcher(event);
  };

  return {
    publish: (run, event) => {
      if (event.kind === 'prepared') preparations.set(run, event);
      send(run, event);
    },
    end: (run) => {
      preparations.delete(run);
      send(run, null);
    },
    watch: async function* (run, signal) {
      const preparation = preparations.get(run);
      let backlog: TrainingEvent[] = preparation === undefined ? [] : [preparation];
      let ended = false;
      let wake: () => void = () => undefined;
      const receive = (event: TrainingEvent | null): void => {
        if (event === null) ended = true;
        else backlog.push(event);
        if (backlog.length > BACKLOG) {
          backlog = backlog.filter((kept) => kept.kind !== 'batch-ended');
        }
        wake();
      };
      const stop = (): void => receive(null);
      const ofRun = watchers.get(run) ?? new Set();
      watchers.set(run, ofRun.add(receive));
      signal.addEventListener('abort', stop);
      try {
        for (;;) {
          const event = backlog.shift();
          if (event !== undefined) yield event;
          else if (ended || signal.aborted) return;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        ofRun.delete(receive);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
