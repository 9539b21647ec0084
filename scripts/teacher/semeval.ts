import { existsSync, readFileSync } from 'node:fs';
import {
  type LabelledText,
  parseLabelledTexts,
} from '../../src/main/domain/text/labelled-texts.ts';

const FILE = new URL('../../../shared/data/tweet-sentiment/semeval-2013-2016.tsv', import.meta.url)
  .pathname;
const HELD_OUT = 'twitter-2016test-A';

export const SEMEVAL_TERMS =
  'Tweets labelled for SemEval 2013 to 2016, Task 4 subtask A (Nakov, Rosenthal and others): for research use; cite the tasks. Word vectors: GloVe (PDDL 1.0). Word lists: VADER, AFINN, emoji-emotion (MIT).';

export type SemEval = {
  readonly all: readonly LabelledText[];
  /** All but the 2016 test part. */
  readonly training: readonly LabelledText[];
  /** The 2016 test part. */
  readonly heldOut: readonly LabelledText[];
};

/** The labelled tweets beside the repository, or null (said loudly) where they are not there. */
export function readSemEval(): SemEval | null {
  if (!existsSync(FILE)) {
    console.warn(`SKIPPED: the labelled tweets are not there (${FILE}).`);
    return null;
  }
  const text = readFileSync(FILE, 'utf8');
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isHeldOut = (line: string) => line.split('\t')[1] === HELD_OUT;
  const rowsOf = (kept: readonly string[]) => parseLabelledTexts([header, ...kept].join('\n')).rows;
  return {
    all: rowsOf(lines),
    training: rowsOf(lines.filter((line) => !isHeldOut(line))),
    heldOut: rowsOf(lines.filter(isHeldOut)),
  };
}
