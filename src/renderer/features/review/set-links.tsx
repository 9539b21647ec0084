import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { countOf } from '../../ui/number-text.ts';
import { REVIEW_HASH, type SetView, setHash } from './review-place.ts';

/** The views of a set; the one shown is marked. */
export function SetLinks(props: { readonly set: ReviewSetSummary; readonly view: SetView }) {
  const { set, view } = props;
  const views: readonly (readonly [SetView, string])[] = [
    ['blind', 'Review blind'],
    ...(set.kind === 'audit' ? ([['report', 'Report']] as const) : []),
    ['agreement', 'Agreement'],
    ['disputes', set.disputed === 0 ? 'Disagreements' : countOf(set.disputed, 'disagreement')],
  ];
  return (
    <nav className="set-links" aria-label="Views of this set">
      <a href={REVIEW_HASH}>All sets</a>
      {views.map(([to, name]) => (
        <a key={to} href={setHash(set.name, to)} aria-current={to === view ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
