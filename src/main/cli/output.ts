import type { Failure } from '../../shared/failure.ts';
import { barProgress, jsonProgress, lineProgress, type ProgressView } from './progress-view.ts';

/** Where the command line's words go: JSON lines for machines, text for people. */
export type Output = {
  readonly json: boolean;
  /** A result: an object for machines, lines for people. */
  readonly result: (value: object, text: string) => void;
  readonly failure: (failure: Pick<Failure, 'kind' | 'message' | 'advice'>) => void;
  readonly note: (text: string) => void;
  readonly progress: () => ProgressView;
};

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, text) => console.log(json ? JSON.stringify(value) : text),
    failure: ({ kind, message, advice }) => {
      if (json) console.log(JSON.stringify({ event: 'failed', kind, message, advice }));
      console.error(`${message}.\n${advice}`);
    },
    note: (text) => console.error(text),
    progress: () => {
      if (json) return jsonProgress((line) => console.log(line));
      return process.stderr.isTTY
        ? barProgress()
        : lineProgress((line) => console.error(line), Date.now);
    },
  };
}
