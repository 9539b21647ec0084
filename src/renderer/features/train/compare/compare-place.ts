import { ItemName } from '../../../../shared/domain/ids.ts';

/** Which runs are compared, and how. */
export type ComparePlace = {
  readonly runs: readonly string[];
  /** Curves over epochs, or over the time that was trained. */
  readonly over: 'epochs' | 'time';
  /** Also the settings that are the same. */
  readonly showsAll: boolean;
};

/** Reads `compare=a,b&over=time`; null where nothing is compared. */
export function comparePlaceFromQuery(query: string): ComparePlace | null {
  const values = new URLSearchParams(query);
  const names = (values.get('compare') ?? '').split(',');
  const runs = [...new Set(names.filter((name) => ItemName.safeParse(name).success))];
  if (runs.length === 0) return null;
  return {
    runs,
    over: values.get('over') === 'time' ? 'time' : 'epochs',
    showsAll: values.get('settings') === 'all',
  };
}

/** The query of a comparison; `comparePlaceFromQuery` gives it back. */
export function compareQuery({ runs, over, showsAll }: ComparePlace): string {
  return [
    `compare=${runs.join(',')}`,
    ...(over === 'time' ? ['over=time'] : []),
    ...(showsAll ? ['settings=all'] : []),
  ].join('&');
}
