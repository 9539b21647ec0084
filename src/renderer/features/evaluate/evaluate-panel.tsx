import { Button, Select } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import type { RunSummary } from '../../../shared/domain/run.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';

type EvaluatePanelProps = {
  readonly runs: readonly RunSummary[];
  readonly benchmarks: readonly BenchmarkSummary[];
  /** The run chosen at first. */
  readonly wanted: string | null;
};

/** Measures a run on a benchmark. */
export function EvaluatePanel({ runs, benchmarks, wanted }: EvaluatePanelProps) {
  const start = useStartJob();
  const [ownRun, setRun] = useState<string | null>(wanted);
  const [ownBenchmark, setBenchmark] = useState<string | null>(null);
  const withModel = runs
    .filter(({ state }) => state === 'finished')
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const run = withModel.find(({ name }) => name === ownRun) ?? withModel[0];
  const benchmark = benchmarks.find(({ name }) => name === ownBenchmark) ?? benchmarks[0];
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (run === undefined || benchmark === undefined) return;
    start.mutate({ kind: 'evaluate', run: run.name, benchmark: benchmark.name });
  };
  if (run === undefined) {
    return (
      <Panel title="New evaluation">
        <NothingHere title="There is no finished run yet">
          Train one on{' '}
          <a href={addressHash({ screen: 'train', item: null, query: '' })}>the Train screen</a>.
        </NothingHere>
      </Panel>
    );
  }
  return (
    <Panel title="New evaluation">
      <form className="evaluate-row" onSubmit={submit}>
        <Select
          label="Run"
          data={withModel.map(({ name }) => name)}
          value={run.name}
          onChange={setRun}
        />
        <Select
          label="Benchmark"
          placeholder="Import one first"
          data={benchmarks.map(({ name }) => name)}
          value={benchmark?.name ?? null}
          onChange={setBenchmark}
        />
        <Button type="submit" disabled={benchmark === undefined} loading={start.isPending}>
          Evaluate
        </Button>
      </form>
    </Panel>
  );
}
