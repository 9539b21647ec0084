import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import type { OpenOrigin, ReviewAction, Verdict } from '../../../shared/domain/verdict.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useForgetRelated } from '../../bridge/gallery-queries.ts';
import {
  useGiveVerdict,
  useGiveVerdictToPlaces,
  useRedo,
  useReviewer,
  useReviewState,
  useUndo,
} from '../../bridge/review-queries.ts';
import { usePreference } from '../../stores-context.ts';
import { countOf } from '../../ui/number-text.ts';
import { verdictText } from './review-words.ts';
import { moveTo, type Selection, selectedCount, selectOne, stopPicking } from './selection.ts';
import type { GalleryImages } from './use-gallery-images.ts';

type ReviewParts = {
  readonly images: GalleryImages;
  readonly selection: Selection;
  readonly change: (to: (before: Selection) => Selection) => void;
  readonly origin: OpenOrigin;
};

/**
 * Gives verdicts to what is selected, and takes them back.
 *
 * A verdict is drawn at once and marked as open until the program has answered that it is on disk; where it
 * refuses, what was there before comes back.
 */
export function useGalleryReview({ images, selection, change, origin }: ReviewParts) {
  const { client } = useBridge();
  const { reviewer, setReviewer } = useReviewer();
  const state = useReviewState(reviewer).data;
  const autoAdvance = usePreference((preferences) => preferences.autoAdvance);
  const forgetRelated = useForgetRelated();
  const give = useGiveVerdict();
  const giveToPlaces = useGiveVerdictToPlaces();
  const undo = useUndo();
  const redo = useRedo();
  /** The verdict that waits for a name; undefined while none does. */
  const [waiting, setWaiting] = useState<Verdict | null | undefined>(undefined);
  const [news, setNews] = useState('');
  const [verdictsGiven, setVerdictsGiven] = useState(0);
  const { view, pages } = images;

  const giveAs = (name: string, verdict: Verdict | null): void => {
    const count = selectedCount(selection);
    if (view === undefined || images.isStale || count === 0) return;
    const { ranges, focus } = selection;
    const item = count === 1 ? images.itemAt(ranges[0]?.[0] ?? 0) : undefined;
    const claim = pages.claim(ranges, verdict);
    const answer =
      item === undefined
        ? giveToPlaces.mutateAsync({
            reviewer: name,
            origin,
            viewId: view.viewId,
            ranges,
            verdict,
          })
        : give.mutateAsync({ reviewer: name, origin, mediaIds: [item.mediaId], verdict });
    setNews(`${verdictText(verdict)} on ${countOf(count, 'image')}`);
    answer.then(
      () => {
        claim.confirm();
        setVerdictsGiven((before) => before + 1);
        forgetRelated();
      },
      (error: unknown) => {
        claim.revert();
        setNews('The verdict was not kept.');
        if (error instanceof ORPCError && error.code === 'NOT_FOUND') images.reopen();
      },
    );
    if (count > 1) change(stopPicking);
    else if (autoAdvance && verdict !== null && focus !== null && focus + 1 < view.total) {
      change((before) => moveTo(stopPicking(before), focus + 1));
    }
  };

  /** Goes to the first image of a step that was taken back or done again. */
  const show = async (action: ReviewAction | null, what: string): Promise<void> => {
    if (action === null) {
      setNews(`Nothing to ${what}.`);
      return;
    }
    const of = action.images === 1 ? '' : ` on ${countOf(action.images, 'image')}`;
    setNews(`${what === 'undo' ? 'Took back' : 'Gave again'}: ${verdictText(action.verdict)}${of}`);
    pages.readAgain();
    forgetRelated();
    setVerdictsGiven((before) => before + 1);
    if (view === undefined) return;
    const place = await client.gallery
      .place({ viewId: view.viewId, mediaId: action.mediaId })
      .catch(() => null);
    if (place !== null) change(() => selectOne(place));
  };

  return {
    reviewer,
    state,
    news,
    /** Verdicts given or taken back in this window. */
    verdictsGiven,
    /** Whether a verdict waits for the reviewer's name. */
    asksName: waiting !== undefined,
    give: (verdict: Verdict | null): void => {
      if (reviewer === null) setWaiting(verdict);
      else giveAs(reviewer, verdict);
    },
    giveName: (name: string): void => {
      setReviewer(name);
      if (waiting !== undefined) giveAs(name, waiting);
      setWaiting(undefined);
    },
    undo: (): void => {
      if (reviewer === null) return;
      undo.mutateAsync({ reviewer }).then(
        ({ action }) => show(action, 'undo'),
        () => setNews('Nothing was taken back.'),
      );
    },
    redo: (): void => {
      if (reviewer === null) return;
      redo.mutateAsync({ reviewer }).then(
        ({ action }) => show(action, 'redo'),
        () => setNews('Nothing was given again.'),
      );
    },
  };
}

export type GalleryReview = ReturnType<typeof useGalleryReview>;
