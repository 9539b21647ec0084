import type { AgreementReport } from '../../../shared/domain/review-set.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { agreementLevels } from './agreement-levels.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

/** A place of a review set with each reviewer's own verdict; adjudications are none. */
export type RatedPlace = {
  readonly position: number;
  /** The place that this one repeats; null for an original. */
  readonly repeats: number | null;
  readonly verdicts: ReadonlyMap<string, Verdict>;
};

/**
 * How far the reviewers of a set agree with each other, and each with themselves.
 *
 * All five verdicts are categories. Only originals tell of agreement between reviewers; hidden repeats, of
 * each reviewer's with themselves.
 */
export function agreementReport(places: readonly RatedPlace[]): AgreementReport {
  const originals = places.filter(({ repeats }) => repeats === null);
  const reviewers = [...new Set(places.flatMap(({ verdicts }) => [...verdicts.keys()]))].sort();
  const active = reviewers.filter((name) => originals.some(({ verdicts }) => verdicts.has(name)));
  const units = originals.map(({ verdicts }) => [...verdicts.values()]);
  return {
    sharedImages: units.filter((unit) => unit.length > 1).length,
    cohen: active.flatMap((a, index) =>
      active.slice(index + 1).map((b) => ({
        reviewers: [a, b] as const,
        ...cohenKappa(
          originals.flatMap(({ verdicts }) => pairOf(verdicts.get(a), verdicts.get(b))),
        ),
      })),
    ),
    fleissKappa: fleissKappa(units.filter((unit) => unit.length === active.length)),
    krippendorffAlpha: krippendorffAlpha(units),
    selfAgreement: selfAgreement(places, reviewers),
    levels: agreementLevels(units),
  };
}

function selfAgreement(
  places: readonly RatedPlace[],
  reviewers: readonly string[],
): AgreementReport['selfAgreement'] {
  const byPosition = new Map(places.map((place) => [place.position, place]));
  return reviewers.flatMap((reviewer) => {
    const pairs = places.flatMap(({ repeats, verdicts }) => {
      if (repeats === null) return [];
      return pairOf(byPosition.get(repeats)?.verdicts.get(reviewer), verdicts.get(reviewer));
    });
    if (pairs.length === 0) return [];
    const { images: repeats, agreement, kappa } = cohenKappa(pairs);
    return [{ reviewer, repeats, agreement, kappa }];
  });
}

/** The pair, where both are there. */
function pairOf(
  a: Verdict | undefined,
  b: Verdict | undefined,
): readonly (readonly [Verdict, Verdict])[] {
  return a === undefined || b === undefined ? [] : [[a, b]];
}
