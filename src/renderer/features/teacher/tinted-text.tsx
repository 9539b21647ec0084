import { mostProbable } from '../../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../../shared/domain/teacher.ts';
import { changeText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { type TextPiece, type Tint, textPieces, tintScale } from './text-pieces.ts';

type TintedTextProps = { readonly text: string; readonly explanation: TextExplanation };

/** A text with its words coloured by what they moved; StrongestWords says the same in figures. */
export function TintedText({ text, explanation }: TintedTextProps) {
  const { polarity: winner } = mostProbable(explanation.probabilities);
  const tintOf = tintScale(explanation);
  return (
    <figure className="tinted">
      <figcaption className="tinted-key dim">
        <span className={`tinted-sample ${polarityClass(winner)}`}>
          towards {POLARITY_LOOK[winner].name}
        </span>
        <span className="tinted-sample tinted-away">away from it</span>
      </figcaption>
      <p className="tinted-text" dir="auto">
        {textPieces(text, explanation.words).map((piece) => (
          <Piece key={piece.start} piece={piece} tint={piece.effect && tintOf(piece.effect)} />
        ))}
      </p>
    </figure>
  );
}

function Piece({ piece, tint }: { readonly piece: TextPiece; readonly tint: Tint | null }) {
  if (tint === null || piece.effect === null) return piece.text;
  const [negative, neutral, positive] = piece.effect.map(changeText);
  return (
    <span
      className={`tinted-word ${tint.isTowardsWinner ? '' : 'tinted-away'} ${polarityClass(tint.polarity)}`}
      style={{
        background: `color-mix(in srgb, var(--polarity) ${Math.round(60 * tint.strength)}%, transparent)`,
      }}
      title={`NEG ${negative} · NEU ${neutral} · POS ${positive}`}
    >
      {piece.text}
    </span>
  );
}
