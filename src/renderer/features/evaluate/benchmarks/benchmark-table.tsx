import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import { POLARITIES } from '../../../../shared/domain/polarity.ts';
import { countOf, countText } from '../../../ui/number-text.ts';
import { PolarityBadge } from '../../../ui/polarity-badge.tsx';
import { momentText } from '../../../ui/time-text.ts';
import { agreementText } from '../agreement-levels.ts';
import { FORM_WORDS } from './form-words.ts';

type BenchmarkTableProps = {
  readonly benchmarks: readonly BenchmarkSummary[];
  readonly onRemove: (name: string) => void;
};

/** A row a benchmark: images per polarity, and below what else is known of it. */
export function BenchmarkTable({ benchmarks, onRemove }: BenchmarkTableProps) {
  return (
    <table className="list-table benchmark-table" aria-label="Benchmarks">
      <thead>
        <tr>
          <th scope="col">Benchmark</th>
          {POLARITIES.map((polarity) => (
            <th key={polarity} scope="col" className="number-cell">
              <PolarityBadge polarity={polarity} />
            </th>
          ))}
          <td />
        </tr>
      </thead>
      {benchmarks.map((benchmark) => (
        <tbody key={benchmark.name}>
          <tr>
            <th scope="row" title={`Imported ${momentText(benchmark.importedAtMs)}`}>
              {benchmark.name}
            </th>
            {POLARITIES.map((polarity) => (
              <td key={polarity} className="number-cell">
                {countText(benchmark.counts[polarity])}
              </td>
            ))}
            <td>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Remove ${benchmark.name}`}
                title={`Remove ${benchmark.name}…`}
                onClick={() => onRemove(benchmark.name)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </td>
          </tr>
          <FactsRow benchmark={benchmark} />
        </tbody>
      ))}
    </table>
  );
}

function FactsRow({ benchmark }: { readonly benchmark: BenchmarkSummary }) {
  const { form, agreement, rejected } = benchmark;
  const facts = [
    ...(agreement.length === 0 ? [] : [`People agreed: ${agreementText(agreement)}`]),
    ...(form === null || form === 'auto' ? [] : [FORM_WORDS[form]]),
    ...(rejected === 0 ? [] : [`${countOf(rejected, 'file')} rejected`]),
  ];
  if (facts.length === 0) return null;
  return (
    <tr className="benchmark-facts">
      <td colSpan={5}>
        <span className="second-line">{facts.join(' · ')}</span>
      </td>
    </tr>
  );
}
