import { Failure } from '../../../shared/failure.ts';

/** Longest that a file may say in a message; it has names of its own choice. */
const LONGEST_WORDS = 300;

/**
 * The failure of a file that cannot be imported; `why` continues the sentence `<file> cannot be imported: …`, and may
 * hold what the file says, which is shortened and freed from control characters.
 */
export function badWeights(
  file: string,
  why: string,
  advice = 'Download it again from where it was published, and compare its SHA-256.',
): Failure {
  return new Failure('BAD_INPUT', `${file} cannot be imported: ${harmless(why)}`, advice);
}

function harmless(words: string): string {
  const short = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
  return short.replaceAll(/\p{Cc}/gu, '\u{fffd}');
}
