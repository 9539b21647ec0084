import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { AuditReport } from '../../../shared/domain/audit.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useAuditReport } from '../../bridge/review-set-queries.ts';
import { type ConfusionCell, ConfusionTable } from '../../ui/confusion-table.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AcceptancePanel } from './acceptance-panel.tsx';
import { CellImages } from './cell-images.tsx';
import { CutPanel } from './cut-panel.tsx';
import { EstimateFigure } from './estimate-figure.tsx';
import { PrecisionCurves } from './precision-curves.tsx';
import { estimateSentence, progressSentence } from './report-words.ts';
import { setHash } from './review-place.ts';
import { StrataTable } from './strata-table.tsx';

/** What an audit says of the weak labels, always as it is now. */
export function ReportPage({ set }: { readonly set: ReviewSetSummary }) {
  const report = useAuditReport(set.name, { isLive: true });
  if (report.isPending) return <Skeleton height={420} />;
  if (report.isError) return <FailureAlert failure={failureText(report.error)} />;
  return <Report set={set} report={report.data} />;
}

function Report(props: { readonly set: ReviewSetSummary; readonly report: AuditReport }) {
  const { set, report } = props;
  if (report.overall.precision === null) {
    return (
      <NothingHere title="Nothing was judged in this audit yet">
        <p>The report begins with the first verdict and follows while you work.</p>
        <Button component="a" href={setHash(set.name, 'blind')}>
          Review blind
        </Button>
      </NothingHere>
    );
  }
  return (
    <div className="stack">
      <Panel
        title="How many weak labels are right"
        actions={<span className="dim">{progressSentence(report)}</span>}
      >
        <div className="stack">
          <p className="report-sentence">{estimateSentence(null, report.overall)}</p>
          <div className="figures report-figures">
            <EstimateFigure polarity={null} estimate={report.overall} />
            {POLARITIES.map((polarity) => (
              <EstimateFigure
                key={polarity}
                polarity={polarity}
                estimate={report.perPolarity[polarity]}
              />
            ))}
          </div>
          <p className="plain dim">
            These intervals hold at every look: you may stop whenever they are narrow enough. They
            are a little wider than intervals that hold only at the planned end. Images that you
            were unsure of, or found unusable, do not count.
          </p>
        </div>
      </Panel>
      {report.acceptance !== null && <AcceptancePanel acceptance={report.acceptance} />}
      <div className="columns columns-two">
        <ConfusionPanel set={set.name} report={report} />
        <CutPanel set={set.name} checked={report.checked} />
      </div>
      <Panel title="Right labels by confidence">
        <PrecisionCurves curve={report.curve} />
      </Panel>
      <Panel title="The groups that images were drawn from" flush>
        <StrataTable strata={report.strata} />
      </Panel>
    </div>
  );
}

function ConfusionPanel({ set, report }: { readonly set: string; readonly report: AuditReport }) {
  const [opened, setOpened] = useState<ConfusionCell | null>(null);
  const toggle = (cell: ConfusionCell): void =>
    setOpened((before) =>
      before?.manual === cell.manual && before.predicted === cell.predicted ? null : cell,
    );
  return (
    <Panel title="What people said, and what the label was">
      <div className="stack">
        <ConfusionTable
          confusion={report.confusion}
          predictor="weak label"
          onOpen={toggle}
          opened={opened}
        />
        {opened === null ? (
          <p className="plain dim">Choose a cell to see its images.</p>
        ) : (
          <CellImages
            key={`${opened.manual} ${opened.predicted} ${report.checked}`}
            set={set}
            cell={opened}
            onClose={() => setOpened(null)}
          />
        )}
      </div>
    </Panel>
  );
}
