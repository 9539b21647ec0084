import { POLARITIES } from '../../shared/domain/polarity.ts';

/** Images that a dataset may draw from, in columns of equal length. */
export type Candidates = {
  /** Places among the labelled images, ascending. */
  readonly places: Uint32Array;
  /** Polarities that they would have in the dataset, 0 to 2. */
  readonly polarities: Uint8Array;
};

/** What `reviseCandidates` is told of an image that is left out. */
export const LEFT_OUT = -1;

/** The candidates with new polarities, without those that are left out. */
export function reviseCandidates(
  candidates: Candidates,
  revised: (place: number, polarity: number) => number,
): Candidates {
  const places = new Uint32Array(candidates.places.length);
  const polarities = new Uint8Array(places.length);
  let kept = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = candidates.places[at] ?? 0;
    const polarity = revised(place, candidates.polarities[at] ?? 0);
    if (polarity === LEFT_OUT) continue;
    places[kept] = place;
    polarities[kept] = polarity;
    kept += 1;
  }
  return { places: places.subarray(0, kept), polarities: polarities.subarray(0, kept) };
}

/** The candidates at which `isKept` is not zero. */
export function keptCandidates(candidates: Candidates, isKept: Uint8Array): Candidates {
  let at = 0;
  return reviseCandidates(candidates, (_, polarity) => {
    const keeps = isKept[at] !== 0;
    at += 1;
    return keeps ? polarity : LEFT_OUT;
  });
}

/** How many there are of each polarity, in the order of `POLARITIES`. */
export function polarityCounts(polarities: Uint8Array): readonly number[] {
  const counts = new Float64Array(POLARITIES.length);
  for (let at = 0; at < polarities.length; at += 1) {
    const polarity = polarities[at] ?? 0;
    counts[polarity] = (counts[polarity] ?? 0) + 1;
  }
  return [...counts];
}
