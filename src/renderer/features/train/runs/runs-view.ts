import { FineTuneMode, NetworkName } from '../../../../shared/domain/fine-tune.ts';
import { RunState, type RunSummary } from '../../../../shared/domain/run.ts';
import { oneOf } from '../../../ui/one-of.ts';
import { bestValidation, trainingSeconds } from '../best-epoch-of.ts';

export const RUN_ORDERS = ['begun', 'name', 'best', 'epochs', 'time'] as const;
export type RunOrder = (typeof RUN_ORDERS)[number];

/** Which runs are listed, and in which order. Null: all. */
export type RunsView = {
  readonly text: string;
  readonly dataset: string | null;
  readonly network: NetworkName | null;
  readonly mode: FineTuneMode | null;
  readonly state: RunState | null;
  readonly order: RunOrder;
  /** Against the order's usual direction: the largest or newest first, names from A. */
  readonly isReversed: boolean;
};

/** The names under which the view stands in the address, apart from those of the form beside it. */
const KEYS = {
  text: 'find',
  dataset: 'of-dataset',
  network: 'of-network',
  mode: 'of-mode',
  state: 'of-state',
  order: 'sort',
  isReversed: 'reversed',
} as const satisfies Record<keyof RunsView, string>;

/** Reads `of-mode=FT-A&sort=best`; what is missing or wrong is as at first. */
export function runsViewFromQuery(query: string): RunsView {
  const values = new URLSearchParams(query);
  return {
    text: values.get(KEYS.text) ?? '',
    dataset: values.get(KEYS.dataset),
    network: NetworkName.safeParse(values.get(KEYS.network)).data ?? null,
    mode: FineTuneMode.safeParse(values.get(KEYS.mode)).data ?? null,
    state: RunState.safeParse(values.get(KEYS.state)).data ?? null,
    order: oneOf(values.get(KEYS.order), RUN_ORDERS),
    isReversed: values.get(KEYS.isReversed) === '1',
  };
}

/** A query with this view in it; what else stands in the query stays. */
export function queryWithRunsView(query: string, view: RunsView): string {
  const values = new URLSearchParams(query);
  const set = (key: string, value: string | null): void =>
    value === null || value === '' ? values.delete(key) : values.set(key, value);
  set(KEYS.text, view.text);
  set(KEYS.dataset, view.dataset);
  set(KEYS.network, view.network);
  set(KEYS.mode, view.mode);
  set(KEYS.state, view.state);
  set(KEYS.order, view.order === RUN_ORDERS[0] ? null : view.order);
  set(KEYS.isReversed, view.isReversed ? '1' : null);
  return values.toString();
}

/** The view after a column's head was pressed: its order, or the other direction of it. */
export function orderedBy(view: RunsView, order: RunOrder): RunsView {
  return { ...view, order, isReversed: view.order === order && !view.isReversed };
}

/** The runs that a view shows, in its order; those without a value come last in both directions. */
export function viewedRuns(runs: readonly RunSummary[], view: RunsView): readonly RunSummary[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const sign = view.isReversed ? -1 : 1;
  return runs
    .filter(
      (run) =>
        (view.dataset === null || run.dataset === view.dataset) &&
        (view.network === null || run.settings.network === view.network) &&
        (view.mode === null || run.settings.mode === view.mode) &&
        (view.state === null || run.state === view.state) &&
        words.every((word) => textOf(run).includes(word)),
    )
    .toSorted((a, b) => {
      if (view.order === 'name') return sign * a.name.localeCompare(b.name, 'en');
      const [one, other] = [orderValue(a, view.order), orderValue(b, view.order)];
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return sign * (other - one) || a.name.localeCompare(b.name, 'en');
    });
}

function textOf({ name, dataset, settings, state }: RunSummary): string {
  return `${name} ${dataset} ${settings.network} ${settings.mode} ${state}`.toLowerCase();
}

function orderValue(run: RunSummary, order: Exclude<RunOrder, 'name'>): number | null {
  switch (order) {
    case 'begun':
      return run.createdAtMs;
    case 'best':
      return bestValidation(run);
    case 'epochs':
      return run.epochs.length;
    case 'time':
      return run.epochs.length === 0 ? null : trainingSeconds(run);
  }
}
