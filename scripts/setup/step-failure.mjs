/**
 * A step that cannot work, with what the reader needs to get on.
 */
export class StepFailure extends Error {
  /**
   * @param {string} why one sentence
   * @param {string} todo what the reader can do about it
   * @param {readonly string[]} [tail] last lines of the tool's output
   */
  constructor(why, todo, tail = []) {
    super(why);
    this.name = 'StepFailure';
    this.todo = todo;
    this.tail = tail;
  }
}

/**
 * The text that is shown for a failed step.
 *
 * @param {string} step
 * @param {unknown} error a StepFailure or anything else that was thrown
 */
export function describeFailure(step, error) {
  const why = error instanceof Error ? error.message : String(error);
  const tail = error instanceof StepFailure ? error.tail : [];
  const todo = error instanceof StepFailure ? error.todo : todoForUnexpected(error);
  const lines = [`[setup] FAILED at step "${step}"`, `  why: ${why}`];
  if (tail.length > 0) lines.push('  last lines of its output:', ...tail.map((l) => `    | ${l}`));
  lines.push(`  what to do: ${todo}`);
  return lines.join('\n');
}

/** @param {unknown} error */
function todoForUnexpected(error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'free some disk space and start again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return 'make that path writable, or choose another cache folder with T4SA_CACHE_DIR.';
  }
  return 'start again; what is complete is kept. If it fails again, report this text.';
}
