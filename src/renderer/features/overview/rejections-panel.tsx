import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { LeftOutCount } from '../../../shared/domain/left-out.ts';
import { REJECTIONS, type RejectionCount } from '../../../shared/domain/rejection.ts';
import { useLeftOutCounts } from '../../bridge/media-queries.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { LeftOutImages } from './left-out-images.tsx';
import { type RejectedThing, rejectionGroups } from './rejection-groups.ts';

const THING_TITLES: Readonly<Record<RejectedThing, string>> = {
  record: 'Records that could not be read',
  post: 'Posts that were left out',
  image: 'Images that were left out',
};

const TAKEN_BACK = 'Images that were taken back';

type RejectionsPanelProps = {
  readonly rejections: readonly RejectionCount[];
  readonly onRetryUnreachable: () => void;
};

/** Everything that was left out, why, and where to look. */
export function RejectionsPanel(props: RejectionsPanelProps) {
  const groups = rejectionGroups(props.rejections);
  const counts = useLeftOutCounts().data ?? [];
  const takenBack = counts.filter((count) => count.takenBack > 0);
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
      {takenBack.length > 0 && <TakenBack counts={takenBack} />}
    </Panel>
  );
}

/** Images that somebody took back, by the reason that would leave them out. */
function TakenBack({ counts }: { readonly counts: readonly LeftOutCount[] }) {
  const total = counts.reduce((sum, { takenBack }) => sum + takenBack, 0);
  return (
    <section aria-label={TAKEN_BACK}>
      <div className="rejection-kind">
        {TAKEN_BACK} · {countText(total)}
      </div>
      {counts.map(({ reason, takenBack }) => (
        <Reason key={reason} title={REJECTIONS[reason]} count={takenBack} of={total}>
          <LeftOutImages list="takenBack" reason={reason} />
        </Reason>
      ))}
    </section>
  );
}

function Rejection(props: {
  readonly rejection: RejectionCount;
  readonly of: number;
  readonly children: ReactNode;
}) {
  const { reason, count, examples } = props.rejection;
  return (
    <Reason title={REJECTIONS[reason]} count={count} of={props.of}>
      {reason.startsWith('image:') ? (
        <LeftOutImages
          list="leftOut"
          reason={reason}
          otherwise={<Examples examples={examples} />}
        />
      ) : (
        <Examples examples={examples} />
      )}
      {props.children !== false && <div className="rejection-action">{props.children}</div>}
    </Reason>
  );
}

function Examples({ examples }: { readonly examples: RejectionCount['examples'] }) {
  return (
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
  );
}

/** A line with a bar that opens; what is inside is made once it is open. */
function Reason(props: {
  readonly title: string;
  readonly count: number;
  readonly of: number;
  readonly children: ReactNode;
}) {
  const { title, count, of } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="rejection" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{title}</span>
        <span className="rejection-bar">
          <div style={{ width: `${(count / of) * 100}%` }} />
        </span>
        <span className="number-cell">{countText(count)}</span>
        <IconChevronRight className="rejection-chevron" size={12} aria-hidden />
      </summary>
      {isOpen && props.children}
    </details>
  );
}
