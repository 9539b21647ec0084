import './benchmarks.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { BenchmarkTable } from './benchmark-table.tsx';
import { ImportBenchmarkForm } from './import-benchmark-form.tsx';
import { RemoveBenchmarkDialog } from './remove-benchmark-dialog.tsx';

type BenchmarkPanelProps = {
  readonly benchmarks: readonly BenchmarkSummary[];
  readonly evaluations: readonly EvaluationEntry[];
};

/** The benchmarks of the workspace, and the way to bring one in. */
export function BenchmarkPanel({ benchmarks, evaluations }: BenchmarkPanelProps) {
  const [removed, setRemoved] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || benchmarks.length === 0;
  return (
    <>
      <Panel
        title="Benchmarks"
        flush
        actions={
          isOpen ? null : (
            <Button variant="default" size="compact-xs" onClick={() => setAsked(true)}>
              Import…
            </Button>
          )
        }
      >
        {benchmarks.length === 0 ? (
          <NothingHere title="No benchmark yet">
            A benchmark is a set of images that people labelled.
          </NothingHere>
        ) : (
          <BenchmarkTable benchmarks={benchmarks} onRemove={setRemoved} />
        )}
      </Panel>
      {isOpen && (
        <Panel
          title="Import a benchmark"
          actions={
            benchmarks.length === 0 ? null : (
              <Button variant="subtle" size="compact-xs" onClick={() => setAsked(false)}>
                Close
              </Button>
            )
          }
        >
          <ImportBenchmarkForm taken={benchmarks.map(({ name }) => name)} />
        </Panel>
      )}
      <RemoveBenchmarkDialog
        name={removed}
        evaluations={evaluations}
        onClose={() => setRemoved(null)}
      />
    </>
  );
}
