/** Colours that stay apart in both schemes and for eyes that see few of them; see train.css. */
const COLOURS = 6;

/** Dashes tell the lines apart where colours do not. */
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '14 5', '5 2 1 2 1 2'] as const;

/** How a compared run's line is drawn: by its place among the compared. */
export type RunLook = { readonly colour: string; readonly dash: string };

/** No two of the first 36 are alike. */
export function runLook(place: number): RunLook {
  const round = Math.floor(place / COLOURS);
  return {
    colour: `var(--run-${(place % COLOURS) + 1})`,
    dash: DASHES[(place + round) % DASHES.length] ?? '',
  };
}
