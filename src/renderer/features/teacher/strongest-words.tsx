import { mostProbable, POLARITIES, polarityIndex } from '../../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../../shared/domain/teacher.ts';
import { changeText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { strongestWords } from './text-pieces.ts';

const SHOWN = 8;

/** What the strongest words changed, in percentage points. */
export function StrongestWords({ explanation }: { readonly explanation: TextExplanation }) {
  const words = strongestWords(explanation, SHOWN);
  const { polarity: winner } = mostProbable(explanation.probabilities);
  if (words.length === 0) return <p className="dim">No word moved the result by itself.</p>;
  return (
    <div>
      <table className="split-table" aria-label="Strongest words">
        <thead>
          <tr>
            <th scope="col">Word</th>
            {POLARITIES.map((polarity) => (
              <th key={polarity} scope="col">
                <PolarityBadge polarity={polarity} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.map(({ text, effect }, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word can stand in a text twice
            <tr key={rank}>
              <th scope="row" className="break-anywhere">
                {text}
              </th>
              {POLARITIES.map((polarity) => (
                <td key={polarity} className={polarity === winner ? 'strong-cell' : 'dim'}>
                  {changeText(effect[polarityIndex(polarity)])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small-print dim">
        Percentage points that the word changes: the text with it, less the text without it.
      </p>
    </div>
  );
}
