import type { Probabilities } from '../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../shared/domain/teacher.ts';

/** More words are taken together in runs, so that a long text costs no more readings than this. */
const MAX_PIECES = 128;

/**
 * What each word moves: the probabilities of the text less those of the text without the word.
 *
 * Works for any teacher; costs one reading more than there are words (at most 128 pieces). Pieces are split
 * at white space and come in the order of the text.
 */
export async function explainByLeavingOut(
  text: string,
  classify: (texts: readonly string[]) => Promise<readonly Probabilities[]>,
): Promise<TextExplanation> {
  const pieces = piecesOf(text);
  const [whole, ...without] = await classify([
    text,
    ...pieces.map(({ start, end }) => text.slice(0, start) + text.slice(end)),
  ]);
  if (whole === undefined) throw new Error('the teacher left out a text');
  return {
    probabilities: whole,
    words: pieces.map(({ start, end }, index) => ({
      text: text.slice(start, end),
      effect: difference(whole, without[index] ?? whole),
    })),
  };
}

type Piece = { readonly start: number; readonly end: number };

function piecesOf(text: string): readonly Piece[] {
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const perPiece = Math.max(1, Math.ceil(words.length / MAX_PIECES));
  const pieces: Piece[] = [];
  for (let first = 0; first < words.length; first += perPiece) {
    const run = words.slice(first, first + perPiece);
    pieces.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
  }
  return pieces;
}

function difference(a: Probabilities, b: Probabilities): Probabilities {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
