import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useAuditReport, useReviewSets } from '../../bridge/review-set-queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { IntervalBar } from '../../ui/interval-bar.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { momentText, shortMomentText } from '../../ui/time-text.ts';
import { NEW_AUDIT_HASH, setHash } from './review-place.ts';

/** The audits of the workspace, the newest first. */
export function AuditsPanel() {
  const sets = useReviewSets();
  const audits = (sets.data ?? [])
    .filter(({ kind }) => kind === 'audit')
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return (
    <Panel
      title="Audits: how many weak labels are right?"
      actions={
        <Button component="a" href={NEW_AUDIT_HASH} size="compact-sm">
          New audit
        </Button>
      }
      flush
    >
      {sets.isError && <FailureAlert failure={failureText(sets.error)} />}
      {sets.isPending && <Skeleton height={120} />}
      {sets.isSuccess && audits.length === 0 && (
        <NothingHere title="No audit yet">
          An audit draws images at random and shows them to you without their label. From your
          verdicts it tells how many weak labels are right, and how sure that is. 300 images take
          less than ten minutes.
        </NothingHere>
      )}
      {audits.length > 0 && (
        <table className="list-table" aria-label="Audits">
          <thead>
            <tr>
              <th scope="col">Audit</th>
              <th scope="col" className="number-cell">
                Checked
              </th>
              <th scope="col" className="number-cell">
                Labels that fit
              </th>
              <th scope="col">95 % interval</th>
              <th scope="col">Reviewers</th>
              <th scope="col" className="number-cell">
                Drawn
              </th>
              <th scope="col">
                <VisuallyHidden>What to do</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {audits.map((audit) => (
              <AuditRow key={audit.name} audit={audit} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function AuditRow({ audit }: { readonly audit: ReviewSetSummary }) {
  const report = useAuditReport(audit.name).data;
  const precision = report?.overall.precision ?? null;
  const reviewed = report === undefined ? null : report.checked;
  const isDone = reviewed !== null && reviewed >= audit.images;
  return (
    <tr>
      <th scope="row">
        <a href={setHash(audit.name, 'report')}>{audit.name}</a>
      </th>
      <td className="number-cell">
        {reviewed === null ? '–' : countText(reviewed)} of {countText(audit.images)}
      </td>
      <td className="number-cell">{precision === null ? '–' : accuracyText(precision.value)}</td>
      <td>{precision === null ? '–' : <IntervalBar proportion={precision} />}</td>
      <td>
        {audit.reviewers.length === 0
          ? 'nobody yet'
          : audit.reviewers.map(({ name }) => name).join(', ')}
      </td>
      <td className="number-cell dim" title={momentText(audit.createdAtMs)}>
        {shortMomentText(audit.createdAtMs)}
      </td>
      <td className="number-cell">
        <Button
          component="a"
          href={setHash(audit.name, isDone ? 'report' : 'blind')}
          variant="light"
          size="compact-sm"
          aria-label={`${isDone ? 'Report of' : 'Review'} ${audit.name}`}
        >
          {isDone ? 'Report' : 'Review'}
        </Button>
      </td>
    </tr>
  );
}
