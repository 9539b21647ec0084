const BEAT_MS = 10_000;

/**
 * Tells the reader what the set-up does: one line per step with its time, and a sign of life
 * every ten seconds while a step is long.
 *
 * @param {(line: string) => void} [print]
 * @param {() => number} [clock] milliseconds
 */
export function createProgress(print = console.log, clock = () => performance.now()) {
  /** @param {string} line */
  const say = (line) => print(`[setup] ${line}`);
  /**
   * @template T
   * @param {string} name
   * @param {string} what what is done and how long it may take
   * @param {(note: (text: string) => void) => Promise<T>} work gets a function that takes the
   *   latest news, shown with the next sign of life
   * @returns {Promise<T>}
   */
  const step = async (name, what, work) => {
    const start = clock();
    let news = '';
    say(`${name}: ${what}`);
    const seconds = () => ((clock() - start) / 1000).toFixed(1);
    const beat = setInterval(
      () => say(`${name}: still at work after ${seconds()} s${news && ` (${news.slice(0, 100)})`}`),
      BEAT_MS,
    );
    try {
      const result = await work((text) => {
        news = text.trim();
      });
      say(`${name}: done in ${seconds()} s`);
      return result;
    } finally {
      clearInterval(beat);
    }
  };
  return { say, step };
}

/** @typedef {ReturnType<typeof createProgress>} Progress */
