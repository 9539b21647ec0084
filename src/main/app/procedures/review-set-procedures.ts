import type { Dispute } from '../../../shared/domain/review-set.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { Failure } from '../../../shared/failure.ts';
import { agreementReport } from '../../domain/agreement/agreement-report.ts';
import type { JudgedPlace } from '../../pipeline/ports/review-set-store.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Reading and answering review sets, and what their reviewers make of them together. */
export function reviewSetProcedures(os: StudioImplementer, studio: Studio) {
  const { sets } = os.review;
  const stores = () => studio.requireSession().workspace;
  const requireSet = (name: string) => {
    const found = stores().reviewSets.find(name);
    if (found !== null) return found;
    throw new Failure(
      'NOT_FOUND',
      `There is no review set named ${name}`,
      'Choose one that is there.',
    );
  };

  return sets.router({
    list: sets.list.handler(() => stores().reviewSets.list()),
    items: sets.items.handler(({ input }) => {
      const { images, repeats } = requireSet(input.set);
      const items = stores().reviewSets.blindItems(input.set, input.reviewer, input);
      return { total: images + repeats, items };
    }),
    firstOpen: sets.firstOpen.handler(({ input }) => {
      requireSet(input.set);
      return stores().reviewSets.firstOpen(input.set, input.reviewer);
    }),
    answer: sets.answer.handler(({ input }) => {
      const { reviewLog, reviewSets } = stores();
      const place = requirePlace(reviewSets.place(input.set, input.position), input);
      const atMs = studio.parts.nowMs();
      reviewLog.answer({ ...input, mediaId: place.mediaId, atMs });
      return {
        revealed: reviewSets.reveal(input.set, input.position, input.reviewer),
        state: reviewLog.state(input.reviewer),
      };
    }),
    agreement: sets.agreement.handler(({ input }) => {
      requireSet(input.set);
      return agreementReport(
        stores()
          .reviewSets.judged(input.set)
          .map((place) => ({ ...place, verdicts: ownVerdicts(place) })),
      );
    }),
    disputes: sets.disputes.handler(({ input }) => {
      requireSet(input.set);
      const disputes = stores().reviewSets.judged(input.set).flatMap(disputeOf);
      const isSettled = (dispute: Dispute): boolean => dispute.adjudicated !== null;
      return [...disputes.filter((dispute) => !isSettled(dispute)), ...disputes.filter(isSettled)];
    }),
    adjudicate: sets.adjudicate.handler(({ input }) => {
      const { reviewLog, reviewSets } = stores();
      const place = requirePlace(reviewSets.judgedAt(input.set, input.position), input);
      if (disputeOf(place).length === 0) {
        throw new Failure(
          'BAD_INPUT',
          `Nobody disagrees at place ${input.position} of ${input.set}`,
          'Choose an image on which reviewers gave different verdicts.',
        );
      }
      const atMs = studio.parts.nowMs();
      reviewLog.adjudicate({ ...input, mediaId: place.mediaId, atMs });
      return reviewLog.state(input.reviewer);
    }),
  });
}

function requirePlace<Place>(
  place: Place | null,
  asked: { readonly set: string; readonly position: number },
): Place {
  if (place !== null) return place;
  throw new Failure(
    'NOT_FOUND',
    `There is no place ${asked.position} in a review set named ${asked.set}`,
    'Open the review set again.',
  );
}

function ownVerdicts({ verdicts }: JudgedPlace): ReadonlyMap<string, Verdict> {
  return new Map(
    verdicts.flatMap(({ reviewer, verdict, adjudicates }) =>
      adjudicates ? [] : [[reviewer, verdict] as const],
    ),
  );
}

/** The place's dispute, if its reviewers differ; hidden repeats are each reviewer's own matter. */
function disputeOf(place: JudgedPlace): readonly Dispute[] {
  const own = ownVerdicts(place);
  if (place.repeats !== null || new Set(own.values()).size < 2) return [];
  const { position, mediaId, verdicts } = place;
  return [
    {
      position,
      mediaId,
      verdicts: [...own].map(([reviewer, verdict]) => ({ reviewer, verdict })),
      adjudicated: verdicts.findLast(({ adjudicates }) => adjudicates)?.verdict ?? null,
    },
  ];
}
