import { Failure } from '../../../shared/failure.ts';

/** The failure of a file that cannot be imported; `why` continues the sentence `<file> cannot be imported: …`. */
export function badWeights(
  file: string,
  why: string,
  advice = 'Download it again from where it was published, and compare its SHA-256.',
): Failure {
  return new Failure('BAD_INPUT', `${file} cannot be imported: ${why}`, advice);
}
