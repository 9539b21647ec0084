import { basename } from 'node:path';
import { readTextFile } from '../reading/read-text-file.ts';
import type { NamedImage } from './named-image.ts';
import type { ProblemTally } from './problem-tally.ts';

/** A file name, blanks, and 1 for positive or 0 for negative: You, Luo, Jin and Yang (2015). */
const LINE = /^(?<file>\S.*?)\s+(?<label>[01])$/;

/** The lines of a list of the Twitter Testing Dataset. */
export async function readAgreementList(
  file: string,
  problems: ProblemTally,
): Promise<readonly NamedImage[]> {
  const name = basename(file);
  const lines = (await readTextFile(file)).split(/\r\n?|\n/);
  return lines.flatMap((text, index): NamedImage[] => {
    const line = text.trim();
    if (line === '') return [];
    const { file: named, label } = LINE.exec(line)?.groups ?? {};
    if (named !== undefined && label !== undefined) {
      return [{ file: named, className: label, place: `${name}, line ${index + 1}` }];
    }
    problems.add('lines that are no file name with 0 or 1', `${name}, line ${index + 1}`);
    return [];
  });
}
