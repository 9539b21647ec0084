import { Button, Group, Select, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { useBenchmarks, useStartJob } from '../../bridge/queries.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { agreeingChoices } from './benchmark-choices.ts';

type BenchmarkFormProps = { readonly set: ReviewSetSummary; readonly onDone: () => void };

/** Makes a benchmark of the images that enough reviewers agree on. */
export function BenchmarkForm({ set, onDone }: BenchmarkFormProps) {
  const taken = (useBenchmarks().data ?? []).map(({ name }) => name);
  const start = useStartJob();
  const choices = agreeingChoices(set);
  const [agreeing, setAgreeing] = useState(choices[0] ?? 1);
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName(set.name, taken);
  const problem = nameProblem(name, taken);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (problem !== null) return;
    start.mutate(
      { kind: 'benchmark-from-set', name, set: set.name, minAgreeing: agreeing },
      { onSuccess: onDone },
    );
  };
  return (
    <form className="stack" onSubmit={submit} aria-label={`Benchmark of ${set.name}`}>
      <div className="two-fields">
        <Select
          label="Reviewers who must agree"
          data={choices.map((count) => ({
            value: `${count}`,
            label: choiceText(count, choices.length),
          }))}
          value={`${agreeing}`}
          onChange={(value) => value !== null && setAgreeing(Number(value))}
        />
        <TextInput
          label="Benchmark name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
      </div>
      <Group gap="xs">
        <Button type="submit" disabled={problem !== null} loading={start.isPending}>
          Make benchmark
        </Button>
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
    </form>
  );
}

function choiceText(count: number, of: number): string {
  if (count < of) return `at least ${count} of ${of}`;
  return of === 1 ? 'the only one' : of === 2 ? 'both' : `all ${of}`;
}
