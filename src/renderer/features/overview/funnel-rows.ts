import type { Funnel } from '../../../shared/domain/funnel.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import { countOf, countText, shareOf, shareText } from '../../ui/number-text.ts';
import type { Stage } from './stages.ts';

/** One bar of the funnel. */
export type FunnelRow = {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** How it follows from the row before: a rate, in words; null at the top. */
  readonly rate: string | null;
  /** What is not yet, or no longer, in this row. */
  readonly notes: readonly string[];
  /** The parts of the bar where it has a polarity. */
  readonly polarities: Readonly<Record<Polarity, number>> | null;
  /** The stage that fills the row. */
  readonly stage: Stage | null;
};

/** The funnel as bars, from what came in to what a dataset is drawn from. */
export function funnelRows(funnel: Funnel): readonly FunnelRow[] {
  const { records, posts, attachments, media, nearDuplicates } = funnel;
  const labelled = sum(funnel.labelledMedia);
  const selected = sum(funnel.selectedMedia);
  const plain = { polarities: null, stage: null, notes: [], rate: null } as const;
  return [
    { ...plain, key: 'records', title: 'Records read', count: records },
    {
      ...plain,
      key: 'posts',
      title: 'Posts kept',
      count: posts,
      rate: rateOf(posts, records, 'of records'),
    },
    {
      ...plain,
      key: 'attachments',
      title: 'Images attached',
      count: attachments.total,
      rate: posts === 0 ? null : `${(attachments.total / posts).toFixed(2)} per post`,
    },
    {
      ...plain,
      key: 'fetched',
      title: 'Images fetched',
      count: attachments.fetched,
      rate: rateOf(attachments.fetched, attachments.total, 'of attached'),
      notes: notes([attachments.pending, 'to fetch'], [attachments.rejected, 'failed']),
      stage: 'fetch',
    },
    {
      ...plain,
      key: 'clean',
      title: 'Clean images',
      count: media.clean,
      rate: rateOf(media.clean, media.total, 'of distinct'),
      notes: notes([media.unchecked, 'to check'], [media.damaged, 'damaged']),
      stage: 'clean',
    },
    {
      key: 'labelled',
      title: 'Weakly labelled',
      count: labelled,
      rate: rateOf(labelled, media.clean, 'of clean'),
      notes: notes([Math.max(0, posts - funnel.labelledPosts), 'posts to label']),
      polarities: funnel.labelledMedia,
      stage: 'label',
    },
    {
      ...plain,
      key: 'selected',
      title: 'Confident enough',
      count: selected,
      rate: rateOf(selected, labelled, 'of labelled'),
      polarities: funnel.selectedMedia,
    },
    {
      key: 'candidates',
      title: 'Candidates',
      count: sum(funnel.candidates),
      rate: rateOf(sum(funnel.candidates), selected, 'of confident'),
      notes: nearDuplicates.upToDate
        ? [
            `${countOf(nearDuplicates.groups, 'group')}, ${countText(nearDuplicates.redundant)} redundant`,
          ]
        : ['search is out of date'],
      polarities: funnel.candidates,
      stage: 'near-duplicates',
    },
  ];
}

function rateOf(part: number, total: number, ofWhat: string): string | null {
  const share = shareOf(part, total);
  return share === null ? null : `${shareText(share)} ${ofWhat}`;
}

function notes(...parts: readonly (readonly [count: number, what: string])[]): readonly string[] {
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${countText(count)} ${what}`);
}

function sum(counts: Readonly<Record<Polarity, number>>): number {
  return counts.NEG + counts.NEU + counts.POS;
}
