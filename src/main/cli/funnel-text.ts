import type { Funnel } from '../../shared/domain/funnel.ts';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { REJECTIONS } from '../../shared/domain/rejection.ts';

/** The funnel as a table for a terminal. */
export function funnelText(funnel: Funnel): string {
  const rows: readonly (readonly [string, string])[] = [
    ['records read', count(funnel.records)],
    ['posts kept', share(funnel.posts, funnel.records)],
    ['images attached', count(funnel.attachments.total)],
    ['  pending', count(funnel.attachments.pending)],
    ['  fetched', share(funnel.attachments.fetched, funnel.attachments.total)],
    ['distinct images', count(funnel.media.total)],
    ['  clean', share(funnel.media.clean, funnel.media.total)],
    ['posts labelled', share(funnel.labelledPosts, funnel.posts)],
    ['images labelled', perPolarity(funnel.labelledMedia)],
    ['  confident', perPolarity(funnel.selectedMedia)],
    [
      'near-duplicates',
      `${count(funnel.nearDuplicates.groups)} groups, ${count(funnel.nearDuplicates.redundant)} images left out${
        funnel.nearDuplicates.upToDate ? '' : ' (not up to date)'
      }`,
    ],
    ['candidates', perPolarity(funnel.candidates)],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(18)} ${value}`);
  const rejections = funnel.rejections.map(
    ({ reason, count: times }) => `  ${count(times).padStart(9)}  ${REJECTIONS[reason]}`,
  );
  return [...lines, ...(rejections.length === 0 ? [] : ['left out', ...rejections])].join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function share(part: number, whole: number): string {
  return whole === 0 ? count(part) : `${count(part)} (${((100 * part) / whole).toFixed(1)} %)`;
}

function perPolarity(counts: Readonly<Record<Polarity, number>>): string {
  const total = POLARITIES.reduce((sum, polarity) => sum + counts[polarity], 0);
  const parts = POLARITIES.map((polarity) => `${polarity} ${count(counts[polarity])}`);
  return `${count(total)} (${parts.join(', ')})`;
}
