/**
 * Watches the gallery from inside its page; put there as a script, so it imports nothing.
 *
 * A tile is blank while it shows no picture.
 */
const blankTimesMs: number[] = [];
const frameTimesMs: number[] = [];

function tilesInView(): readonly HTMLElement[] {
  const list = document.querySelector('[role=listbox]');
  if (list === null) return [];
  const { top, bottom } = list.getBoundingClientRect();
  return [...list.querySelectorAll<HTMLElement>('[role=option]')].filter((tile) => {
    const box = tile.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
}

function isBlank(tile: HTMLElement): boolean {
  const picture = tile.querySelector('img');
  return picture === null || !picture.complete || picture.naturalWidth === 0;
}

/** Records every frame, and how long each place in view stood blank. */
function watchFrames(): void {
  const blankSince = new Map<string, number>();
  let last = performance.now();
  const watch = (now: number): void => {
    frameTimesMs.push(now - last);
    last = now;
    const blank = new Set(
      tilesInView()
        .filter(isBlank)
        .map((tile) => tile.dataset['place'] ?? ''),
    );
    for (const place of blank) if (!blankSince.has(place)) blankSince.set(place, now);
    for (const [place, since] of blankSince) {
      if (blank.has(place)) continue;
      blankTimesMs.push(now - since);
      blankSince.delete(place);
    }
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}

Object.assign(globalThis, {
  galleryProbe: {
    viewId: () => document.querySelector<HTMLElement>('[data-view]')?.dataset['view'] ?? null,
    total: () => Number(document.querySelector('[role=option]')?.getAttribute('aria-setsize') ?? 0),
    /** Pictures in view once another view than `before` is drawn whole; false until then. */
    painted: (before: string | null): number | false => {
      const view = document.querySelector<HTMLElement>('[data-view]');
      if (view === null || view.dataset['view'] === before) return false;
      if (document.querySelector('[data-stale]') !== null) return false;
      const tiles = tilesInView();
      return tiles.length > 0 && !tiles.some(isBlank) ? tiles.length : false;
    },
    /** Whether verdicts are drawn and none of them waits for the program's answer. */
    hasVerdicts: () =>
      document.querySelector('.gallery-outcome') !== null &&
      document.querySelector('[data-claimed]') === null,
    hasNoVerdicts: () => document.querySelector('.gallery-outcome') === null,
    jump: (share: number) => {
      const list = document.querySelector('[role=listbox]');
      if (list !== null) list.scrollTop = list.scrollHeight * share;
    },
    watchFrames,
    frameTimesMs,
    blankTimesMs,
  },
});
