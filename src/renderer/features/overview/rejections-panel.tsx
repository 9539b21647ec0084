import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { REJECTIONS, type RejectionCount } from '../../../shared/domain/rejection.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { type RejectedThing, rejectionGroups } from './rejection-groups.ts';

const THING_TITLES: Readonly<Record<RejectedThing, string>> = {
  record: 'Records that could not be read',
  post: 'Posts that were left out',
  image: 'Images that were left out',
};

type RejectionsPanelProps = {
  readonly rejections: readonly RejectionCount[];
  readonly onRetryUnreachable: () => void;
};

/** Everything that was left out, why, and where to look. */
export function RejectionsPanel(props: RejectionsPanelProps) {
  const groups = rejectionGroups(props.rejections);
  return (
    <Panel title="Rejections" flush>
      {groups.length === 0 && (
        <NothingHere title="Nothing was left out">
          Each record, post or image that is left out is counted here with its reason.
        </NothingHere>
      )}
      {groups.map(({ thing, count, reasons }) => (
        <section key={thing} aria-label={THING_TITLES[thing]}>
          <div className="rejection-kind">
            {THING_TITLES[thing]} · {countText(count)}
          </div>
          {reasons.map((rejection) => (
            <Rejection key={rejection.reason} rejection={rejection} of={count}>
              {rejection.reason === 'image:unreachable' && (
                <Button variant="light" size="compact-xs" onClick={props.onRetryUnreachable}>
                  Try these again
                </Button>
              )}
            </Rejection>
          ))}
        </section>
      ))}
    </Panel>
  );
}

function Rejection(props: {
  readonly rejection: RejectionCount;
  readonly of: number;
  readonly children: ReactNode;
}) {
  const { reason, count, examples } = props.rejection;
  return (
    <details className="rejection">
      <summary>
        <span>{REJECTIONS[reason]}</span>
        <span className="rejection-bar">
          <div style={{ width: `${(count / props.of) * 100}%` }} />
        </span>
        <span className="number-cell">{countText(count)}</span>
        <IconChevronRight className="rejection-chevron" size={12} aria-hidden />
      </summary>
      <table>
        <tbody>
          {examples.map(({ place, detail }) => (
            <tr key={`${place} ${detail}`}>
              <td className="mono">{place}</td>
              <td className="dim">{detail}</td>
            </tr>
          ))}
          {examples.length === 0 && (
            <tr>
              <td className="dim">No examples were kept.</td>
            </tr>
          )}
        </tbody>
      </table>
      {props.children !== false && <div className="rejection-action">{props.children}</div>}
    </details>
  );
}
