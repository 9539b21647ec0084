import type { DatasetPreview } from '../../../shared/domain/dataset-preview.ts';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';

type PerPolarity = Readonly<Record<Polarity, number>>;

/** Figures of the 2017 paper, its poster and the dataset's own page; text where only a total was published. */
const PUBLISHED = {
  posts: 'about 3.4 million',
  labelled: 'not published',
  selected: 'about 1.5 million',
  cleaned: { NEG: 156_862, NEU: 444_287, POS: 372_904 },
  drawn: { NEG: 156_862, NEU: 156_862, POS: 156_862 },
} as const;

type FunnelTableProps = { readonly funnel: Funnel; readonly preview: DatasetPreview };

/** The paper's way from posts to a balanced dataset, with the user's own figures beside the published ones. */
export function FunnelTable({ funnel, preview }: FunnelTableProps) {
  const { selected, settled, drawn } = preview.stages;
  const rows: readonly (readonly [string, PerPolarity | number | string, PerPolarity | string])[] =
    [
      ['Posts', funnel.posts, PUBLISHED.posts],
      ['Images labelled', funnel.labelledMedia, PUBLISHED.labelled],
      ['Selected', selected, PUBLISHED.selected],
      ['After cleaning', settled, PUBLISHED.cleaned],
      ['In the dataset', preview.counts === null ? 'not possible' : drawn, PUBLISHED.drawn],
    ];
  return (
    <Panel title="From posts to a dataset" flush>
      <div className="funnel-scroll">
        <table className="split-table funnel-table" aria-label="From posts to a dataset">
          <thead>
            <tr>
              <th />
              <th colSpan={3} scope="colgroup">
                This workspace
              </th>
              <th colSpan={3} scope="colgroup" className="published">
                T4SA, as published
              </th>
            </tr>
            <tr>
              <th scope="col">Images</th>
              {['own', 'paper'].flatMap((side) =>
                POLARITIES.map((polarity) => (
                  <th key={`${side}-${polarity}`} scope="col" className={sideClass(side, polarity)}>
                    <PolarityBadge polarity={polarity} />
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, own, paper]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Figures counts={own} className="" />
                <Figures counts={paper} className="published" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Figures({
  counts,
  className,
}: {
  readonly counts: PerPolarity | number | string;
  readonly className: string;
}) {
  if (typeof counts !== 'object') {
    return (
      <td colSpan={3} className={className}>
        {typeof counts === 'number' ? countText(counts) : counts}
      </td>
    );
  }
  return POLARITIES.map((polarity, at) => (
    <td key={polarity} className={at === 0 ? className : undefined}>
      {countText(counts[polarity])}
    </td>
  ));
}

function sideClass(side: string, polarity: Polarity): string | undefined {
  return side === 'paper' && polarity === POLARITIES[0] ? 'published' : undefined;
}
