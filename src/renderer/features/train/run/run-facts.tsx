import { Group, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { addressHash } from '../../../stores/address.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { momentText } from '../../../ui/time-text.ts';
import { settingRows } from '../setting-rows.ts';

/** Settings that matter at a glance; the others are shown on demand. */
const FIRST: ReadonlySet<string> = new Set([
  'Dataset',
  'Network',
  'First weights',
  'Mode',
  'Batch size',
  'Optimizer',
  'Learning rate',
  'Schedule',
  'Seed',
]);

/** What a run was asked for. */
export function RunFacts({ run }: { readonly run: RunSummary }) {
  const [showsAll, { toggle }] = useDisclosure(false);
  const rows = settingRows(run).filter(([name]) => showsAll || FIRST.has(name));
  return (
    <Panel
      title="Settings"
      actions={
        <Group gap="md">
          <a href={addressHash({ screen: 'train', item: null, query: `like=${run.name}` })}>
            New run like it
          </a>
          <Switch label="All" labelPosition="left" checked={showsAll} onChange={toggle} />
        </Group>
      }
    >
      <Facts
        facts={[
          ...rows.map(
            ([name, text]) => [name, name === 'Dataset' ? datasetLink(text) : text] as const,
          ),
          ['Begun', momentText(run.createdAtMs)],
        ]}
      />
    </Panel>
  );
}

function datasetLink(dataset: string) {
  return <a href={addressHash({ screen: 'dataset', item: null, query: '' })}>{dataset}</a>;
}
