/** Epochs that are drawn at least, where so many are planned. */
const FEWEST = 4;

/**
 * The end of the charts' axis: all planned epochs from half of them on; before that, twice as many as were trained, so
 * that the beginning of a long run is not squeezed into a corner.
 *
 * @param trained epochs, the one under way in parts.
 */
export function shownEpochs(trained: number, planned: number): number {
  if (2 * trained >= planned) return Math.max(planned, Math.ceil(trained), 1);
  return Math.min(planned, Math.max(FEWEST, Math.ceil(2 * trained)));
}
