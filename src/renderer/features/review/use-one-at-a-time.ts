import { useRef, useState } from 'react';

/** Runs one task at a time; what is asked for while one runs is not done. */
export function useOneAtATime() {
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = (task: () => Promise<void>): void => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    task()
      .catch(setFailure)
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  };
  return { isBusy, failure, run };
}
