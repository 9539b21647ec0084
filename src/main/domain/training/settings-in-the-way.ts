import { type FineTuneSettings, RESUMABLE_CHANGES } from '../../../shared/domain/fine-tune.ts';

const MAY_DIFFER: ReadonlySet<keyof FineTuneSettings> = new Set(RESUMABLE_CHANGES);

/** Names of the settings that differ and must not where a run goes on; see `RESUMABLE_CHANGES`. */
export function settingsInTheWay(
  earlier: FineTuneSettings,
  asked: FineTuneSettings,
): readonly (keyof FineTuneSettings)[] {
  const names = Object.keys(asked) as (keyof FineTuneSettings)[]; // why: Object.keys forgets the names
  return names.filter(
    (name) => !MAY_DIFFER.has(name) && textOf(earlier[name]) !== textOf(asked[name]),
  );
}

/** Equal for equal values, in whatever order their parts were written. */
function textOf(value: FineTuneSettings[keyof FineTuneSettings]): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
