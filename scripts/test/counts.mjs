/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/**
 * Counts the tests in a report of Vitest's json reporter. A file that could not be loaded counts
 * as one failed test, as does a run that failed without a failed test.
 *
 * @param {unknown} report parsed; anything else than a report counts as one failure
 * @param {boolean} succeeded by the exit status
 * @returns {Counts}
 */
export function countVitest(report, succeeded) {
  const files = field(report, 'testResults');
  if (!Array.isArray(files)) return withFailure(NOTHING, true);
  let counts = NOTHING;
  for (const file of files) {
    const tests = field(file, 'assertionResults');
    const states = Array.isArray(tests) ? tests.map((test) => field(test, 'status')) : [];
    counts = add(counts, countStates(states, 'passed', 'failed'));
    if (field(file, 'status') === 'failed' && !states.includes('failed')) {
      counts = withFailure(counts, true);
    }
  }
  return withFailure(counts, !succeeded && counts.failed === 0);
}

/**
 * Counts the tests in a report of Playwright's json reporter. A test that passed at a second try
 * counts as passed; errors outside of tests count as one failure.
 *
 * @param {unknown} report parsed; anything else than a report counts as one failure
 * @param {boolean} succeeded by the exit status
 * @returns {Counts}
 */
export function countPlaywright(report, succeeded) {
  const stats = field(report, 'stats');
  if (typeof stats !== 'object' || stats === null) return withFailure(NOTHING, true);
  /** @param {string} name */
  const number = (name) => Number(field(stats, name) ?? 0);
  const counts = {
    passed: number('expected') + number('flaky'),
    failed: number('unexpected'),
    skipped: number('skipped'),
  };
  return withFailure(counts, !succeeded && counts.failed === 0);
}

/**
 * How many tests a report of `playwright test --list` names; at least one, so that leaving them
 * out never goes uncounted.
 *
 * @param {unknown} report
 */
export function countListed(report) {
  return Math.max(1, countSpecs(field(report, 'suites')));
}

/**
 * @param {unknown} suites
 * @returns {number}
 */
function countSpecs(suites) {
  if (!Array.isArray(suites)) return 0;
  return suites.reduce((sum, suite) => {
    const specs = field(suite, 'specs');
    const here = Array.isArray(specs) ? specs.length : 0;
    return sum + here + countSpecs(field(suite, 'suites'));
  }, 0);
}

/**
 * @param {readonly unknown[]} states
 * @param {string} passed
 * @param {string} failed
 * @returns {Counts}
 */
function countStates(states, passed, failed) {
  /** @param {string} state */
  const count = (state) => states.filter((other) => other === state).length;
  const both = count(passed) + count(failed);
  return { passed: count(passed), failed: count(failed), skipped: states.length - both };
}

/**
 * @param {Counts} counts
 * @param {boolean} failed
 */
function withFailure(counts, failed) {
  return failed ? add(counts, { passed: 0, failed: 1, skipped: 0 }) : counts;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function field(value, name) {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
