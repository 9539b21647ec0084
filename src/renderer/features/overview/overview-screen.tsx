import './overview.css';
import { Button, Skeleton } from '@mantine/core';
import { IconEyeOff, IconPlayerPlay } from '@tabler/icons-react';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useFunnel, useJobs, useStartJob, useStartJobs } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { funnelRows } from './funnel-rows.ts';
import { FunnelTable, PolarityKey } from './funnel-table.tsx';
import { JobsPanel } from './jobs-panel.tsx';
import { RejectionsPanel } from './rejections-panel.tsx';
import { busyStages, isCheckingSensitive, pendingStages, STAGE_REQUESTS } from './stages.ts';

/** The funnel with its stages, what was left out, and what runs. */
export function OverviewScreen() {
  const funnel = useFunnel();
  return (
    <Screen
      title="Overview"
      lead="From what came in to what a dataset is drawn from"
      actions={
        funnel.data !== undefined && (
          <>
            <CheckSensitiveButton hasImages={funnel.data.media.clean > 0} />
            <RunAllButton funnel={funnel.data} />
          </>
        )
      }
    >
      {funnel.isError && <FailureAlert failure={failureText(funnel.error)} />}
      <div className="overview">
        <Panel title="Funnel" actions={<PolarityKey />} flush>
          {funnel.data === undefined ? (
            <Skeleton height={352} />
          ) : (
            <FunnelBody funnel={funnel.data} />
          )}
        </Panel>
        <JobsPanel />
        <Rejections funnel={funnel.data} />
      </div>
    </Screen>
  );
}

function FunnelBody({ funnel }: { readonly funnel: Funnel }) {
  const busy = busyStages(useJobs());
  const start = useStartJob();
  if (funnel.records === 0) {
    return (
      <NothingHere title="Nothing came in yet">
        Import files or crawl the X API on{' '}
        <a href={addressHash({ screen: 'collect', item: null, query: '' })}>the Collect screen</a>.
      </NothingHere>
    );
  }
  return (
    <FunnelTable
      rows={funnelRows(funnel)}
      pending={pendingStages(funnel)}
      busy={busy}
      onRun={(stage) => start.mutate(STAGE_REQUESTS[stage])}
    />
  );
}

/** Offers the check that blurs pornographic images; whoever has looked at the images may not want it. */
function CheckSensitiveButton({ hasImages }: { readonly hasImages: boolean }) {
  const isChecking = isCheckingSensitive(useJobs());
  const start = useStartJob();
  return (
    <Button
      variant="subtle"
      leftSection={<IconEyeOff size={14} />}
      disabled={!hasImages || isChecking}
      loading={start.isPending}
      onClick={() => start.mutate({ kind: 'check-sensitive' })}
    >
      Check for sensitive images
    </Button>
  );
}

function RunAllButton({ funnel }: { readonly funnel: Funnel }) {
  const busy = busyStages(useJobs());
  const start = useStartJobs();
  const waiting = pendingStages(funnel).filter((stage) => !busy.has(stage));
  return (
    <Button
      leftSection={<IconPlayerPlay size={14} />}
      disabled={waiting.length === 0}
      loading={start.isPending}
      onClick={() => start.mutate(waiting.map((stage) => STAGE_REQUESTS[stage]))}
    >
      Run all pending stages
    </Button>
  );
}

function Rejections({ funnel }: { readonly funnel: Funnel | undefined }) {
  const start = useStartJob();
  return (
    <RejectionsPanel
      rejections={funnel?.rejections ?? []}
      onRetryUnreachable={() => start.mutate({ kind: 'fetch', retryUnreachable: true })}
    />
  );
}
