import './near-duplicates.css';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useNearDuplicateOverview } from '../../bridge/near-duplicate-queries.ts';
import { useFunnel, useJobs, useStartJob } from '../../bridge/queries.ts';
import { useAddress, useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { countOf, shareOf, shareText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countFigures } from './count-figures.ts';
import { GroupsPage } from './groups-page.tsx';
import { groupsPlaceFromQuery, groupsQuery } from './groups-place.ts';
import { isJobBusy } from './is-job-busy.ts';
import { MeasuredRecallPanel } from './measured-recall-panel.tsx';

/** The near-duplicate groups, and how well the search finds them. */
export function NearDuplicatesScreen() {
  const { query } = useAddress();
  const { go } = useNavigation();
  const place = groupsPlaceFromQuery(query);
  const funnel = useFunnel();
  const overview = useNearDuplicateOverview();
  const { tab } = place;
  const error = funnel.error ?? overview.error;
  return (
    <Screen
      title="Near-duplicates"
      lead={funnel.data === undefined ? 'Loading…' : leadText(funnel.data)}
      actions={
        <>
          <SegmentedControl
            aria-label="Part of the screen"
            data={[
              { value: 'groups', label: 'Groups' },
              { value: 'recall', label: 'How many are found' },
            ]}
            value={tab}
            onChange={(value) =>
              go({
                screen: 'near-duplicates',
                query: groupsQuery({ ...place, tab: value === 'recall' ? 'recall' : 'groups' }),
              })
            }
          />
          {funnel.data !== undefined && <FindButton funnel={funnel.data} />}
        </>
      }
      fixed={tab === 'groups'}
    >
      {error !== null && <FailureAlert failure={failureText(error)} />}
      {tab === 'groups' ? (
        <GroupsPage
          place={place}
          overview={overview.data}
          isSearched={funnel.data?.nearDuplicates.upToDate === true}
        />
      ) : (
        <div className="near-duplicates">
          <Found funnel={funnel.data} />
          <MeasuredRecallPanel clean={funnel.data?.media.clean ?? 0} />
        </div>
      )}
    </Screen>
  );
}

function Found({ funnel }: { readonly funnel: Funnel | undefined }) {
  return (
    <Panel title="Found">
      {funnel === undefined ? (
        <Skeleton height={48} />
      ) : (
        <div className="figures near-duplicates-counts">
          {countFigures(funnel).map(({ name, value }) => (
            <div key={name}>
              <div className="figure-name">{name}</div>
              <div className="figure-value">{value}</div>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}

function FindButton({ funnel }: { readonly funnel: Funnel }) {
  const start = useStartJob();
  const isBusy = isJobBusy(useJobs(), 'near-duplicates');
  return (
    <Button
      leftSection={<IconPlayerPlay size={14} />}
      variant={funnel.nearDuplicates.upToDate ? 'default' : 'filled'}
      disabled={isBusy || funnel.media.clean === 0}
      loading={start.isPending}
      onClick={() => start.mutate({ kind: 'near-duplicates' })}
    >
      {isBusy ? 'Searching…' : 'Find near-duplicates'}
    </Button>
  );
}

function leadText({ media, nearDuplicates }: Funnel): string {
  const { groups, redundant, upToDate } = nearDuplicates;
  const share = shareOf(redundant, media.clean);
  if (groups === 0) return 'Images that show the same picture';
  const part = share === null ? '' : ` (${shareText(share)})`;
  const state = upToDate ? '' : '; not all images are searched';
  return `${countOf(groups, 'group')}, ${countOf(redundant, 'image')}${part} ${redundant === 1 ? 'goes' : 'go'}${state}`;
}
