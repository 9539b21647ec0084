import { Button, Group } from '@mantine/core';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { useDatasets } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { Facts } from '../../ui/facts.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { imagesIn, SplitTable } from '../../ui/split-table.tsx';
import { momentText } from '../../ui/time-text.ts';
import { LeakLine } from './leak-line.tsx';
import { balanceText, conflictsText, nearDuplicatesText, splitsText } from './recipe-text.ts';
import { SourceList } from './source-list.tsx';
import { verdictUseText } from './verdict-use.ts';

const HASH_SHOWN = 16;

/** The datasets that were built, the newest first. */
export function DatasetList() {
  const datasets = useDatasets().data;
  if (datasets === undefined) return null;
  return (
    <Panel title="Datasets" flush>
      {datasets.length === 0 && (
        <NothingHere title="No dataset yet">
          A dataset is a frozen list of images with polarity and split; the same recipe and seed
          give the same dataset.
        </NothingHere>
      )}
      <div className="dataset-list">
        {datasets
          .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
          .map((dataset) => (
            <DatasetCard key={dataset.name} dataset={dataset} />
          ))}
      </div>
    </Panel>
  );
}

function DatasetCard({ dataset }: { readonly dataset: DatasetSummary }) {
  const { name, recipe, counts, hash, createdAtMs } = dataset;
  return (
    <article className="dataset-card" aria-label={name}>
      <div className="dataset-card-head">
        <h3>{name}</h3>
        <span className="dim">
          {countOf(imagesIn(counts), 'image')} · {momentText(createdAtMs)}
        </span>
        <Group gap="xs">
          <Button
            component="a"
            href={addressHash({ screen: 'train', item: null, query: `dataset=${name}` })}
            variant="light"
            size="compact-sm"
          >
            Train on it
          </Button>
          <Button
            component="a"
            href={addressHash({ screen: 'export', item: null, query: `dataset=${name}` })}
            variant="default"
            size="compact-sm"
            aria-label={`Export dataset ${name}`}
          >
            Export
          </Button>
        </Group>
      </div>
      <SplitTable label={`Images of ${name}`} counts={counts} />
      <Facts
        facts={[
          [
            'Thresholds',
            POLARITIES.map((polarity) => `${polarity} ${recipe.selection[polarity]}`).join(' · '),
          ],
          ['Verdicts', verdictUseText(recipe.verdicts?.use)],
          ['Balanced', balanceText(recipe)],
          ['Splits', splitsText(dataset)],
          ['Teacher', recipe.teacher],
          ...(recipe.selection.agreeing === undefined
            ? []
            : ([['Agreeing', recipe.selection.agreeing.join(', ')]] as const)),
          ['Near-duplicates', nearDuplicatesText(recipe)],
          ...(dataset.conflicts === undefined
            ? []
            : ([['Conflicts', conflictsText(recipe, dataset.conflicts)]] as const)),
          ...(recipe.postImages === 'one' ? ([['Per post', 'one image']] as const) : []),
          ...(recipe.authors === 'together' ? ([['Authors', 'kept together']] as const) : []),
          ['Leaks', <LeakLine key="leaks" name={name} />],
          ['Read', <SourceList key="sources" dataset={dataset} />],
          ['Seed', recipe.seed],
          [
            'Hash',
            <span key="hash" className="mono" title={hash}>
              {hash.slice(0, HASH_SHOWN)}…
            </span>,
          ],
        ]}
      />
    </article>
  );
}
