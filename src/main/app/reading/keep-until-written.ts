/** Gives what was read under a name before, unless the workspace was written to since. */
export type KeepUntilWritten = <T>(name: string, read: () => T) => T;

/** @param version a number that changes whenever another connection wrote. */
export function keepUntilWritten(version: () => number): KeepUntilWritten {
  let known = Number.NaN;
  let kept = new Map<string, unknown>();
  return <T>(name: string, read: () => T): T => {
    const now = version();
    if (now !== known) {
      kept = new Map();
      known = now;
    }
    if (!kept.has(name)) kept.set(name, read());
    return kept.get(name) as T; // why: each name stands for one kind of value
  };
}
