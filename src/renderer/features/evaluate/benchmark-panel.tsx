import { Button, Group, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { BrowseFolderButton } from '../../ui/browse-folder-button.tsx';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';

type BenchmarkPanelProps = { readonly benchmarks: readonly BenchmarkSummary[] };

/** The benchmarks of the workspace, and the way to bring one in. */
export function BenchmarkPanel({ benchmarks }: BenchmarkPanelProps) {
  const taken = benchmarks.map(({ name }) => name);
  const { choosePaths } = useBridge();
  const start = useStartJob();
  const [folder, setFolder] = useState('');
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName('benchmark', taken);
  const problem = nameProblem(name, taken);
  const isReady = problem === null && folder.trim() !== '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(
      { kind: 'import-benchmark', name, folder: folder.trim() },
      {
        onSuccess: () => {
          setFolder('');
          setOwnName(null);
        },
      },
    );
  };
  return (
    <Panel title="Benchmarks">
      <form className="stack" onSubmit={submit}>
        {benchmarks.length > 0 && <BenchmarkTable benchmarks={benchmarks} />}
        <TextInput
          label="Benchmark folder"
          description="Images that people labelled, in one sub-folder per polarity: negative, neutral, positive."
          placeholder="/data/my-benchmark"
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <TextInput
          label="Benchmark name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" variant="default" disabled={!isReady} loading={start.isPending}>
            Import benchmark
          </Button>
          <BrowseFolderButton choosePaths={choosePaths} onChoose={setFolder} />
        </Group>
      </form>
    </Panel>
  );
}

function BenchmarkTable({ benchmarks }: BenchmarkPanelProps) {
  return (
    <table className="split-table" aria-label="Benchmarks">
      <thead>
        <tr>
          <th scope="col">Benchmark</th>
          {POLARITIES.map((polarity) => (
            <th key={polarity} scope="col">
              <PolarityBadge polarity={polarity} />
            </th>
          ))}
          <th scope="col">Rejected</th>
        </tr>
      </thead>
      <tbody>
        {benchmarks.map((benchmark) => (
          <tr key={benchmark.name}>
            <th scope="row" className="break-anywhere">
              {benchmark.name}
            </th>
            {POLARITIES.map((polarity) => (
              <td key={polarity}>{countText(benchmark.counts[polarity])}</td>
            ))}
            <td>{countText(benchmark.rejected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
