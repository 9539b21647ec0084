import { ItemName } from '../../shared/domain/ids.ts';

/** What is wrong with the name of a new thing, in words; null when it can be used. */
export function nameProblem(name: string, taken: readonly string[]): string | null {
  const parsed = ItemName.safeParse(name);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'this name cannot be used';
  const isTaken = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return isTaken ? 'this name is taken' : null;
}
