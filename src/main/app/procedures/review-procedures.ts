import type { MediaId } from '../../../shared/domain/ids.ts';
import type {
  OpenOrigin,
  ReviewerName,
  ReviewState,
  Verdict,
} from '../../../shared/domain/verdict.ts';
import { Failure } from '../../../shared/failure.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';
import { auditProcedures } from './audit-procedures.ts';
import { reviewSetProcedures } from './review-set-procedures.ts';

/** More would keep everybody waiting for seconds: a verdict is written in one transaction. */
const MOST_IMAGES = 100_000;

/** Verdicts of people, with undo and redo; every answer comes after its transaction was committed. */
export function reviewProcedures(os: StudioImplementer, studio: Studio) {
  const { review } = os;
  const log = () => studio.requireSession().workspace.reviewLog;
  const give = (
    given: {
      readonly reviewer: ReviewerName;
      readonly origin: OpenOrigin;
      readonly verdict: Verdict | null;
    },
    mediaIds: readonly MediaId[],
  ): ReviewState => {
    requireBearable(mediaIds.length);
    log().give({ ...given, mediaIds, atMs: studio.parts.nowMs() });
    return log().state(given.reviewer);
  };
  const turn = (kind: 'undo' | 'redo', reviewer: ReviewerName) => {
    const action = log()[kind](reviewer, studio.parts.nowMs());
    return { action, state: log().state(reviewer) };
  };

  return review.router({
    reviewers: review.reviewers.handler(() => log().reviewers()),
    state: review.state.handler(({ input }) => log().state(input.reviewer)),
    history: review.history.handler(({ input }) => log().history(input.reviewer, input.limit)),
    give: review.give.handler(({ input }) => give(input, input.mediaIds)),
    giveToPlaces: review.giveToPlaces.handler(async ({ input }) =>
      give(input, await studio.requireSession().gallery.mediaIdsAt(input.viewId, input.ranges)),
    ),
    undo: review.undo.handler(({ input }) => turn('undo', input.reviewer)),
    redo: review.redo.handler(({ input }) => turn('redo', input.reviewer)),
    sets: reviewSetProcedures(os, studio),
    audits: auditProcedures(os, studio),
  });
}

function requireBearable(images: number): void {
  if (images <= MOST_IMAGES) return;
  throw new Failure(
    'BAD_INPUT',
    `${images} images are too many for one verdict`,
    `Select at most ${MOST_IMAGES}, or narrow the filter.`,
  );
}
