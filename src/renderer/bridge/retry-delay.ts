const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8000;

/** Milliseconds to wait before attempt `attempt` (from 1) to reach the program again: doubling, with a cap. */
export function retryDelayMs(attempt: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempt - 1));
}
