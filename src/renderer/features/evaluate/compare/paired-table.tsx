import { VisuallyHidden } from '@mantine/core';
import type { PairedComparison } from '../../../../shared/domain/evaluation-metrics.ts';
import { countText, shareOf, shareText } from '../../../ui/number-text.ts';
import type { ImageChoice } from '../images/image-choice.ts';

type PairedTableProps = {
  readonly comparison: PairedComparison;
  readonly first: string;
  readonly second: string;
  readonly chosen: ImageChoice;
  readonly onChoose: (choice: ImageChoice) => void;
};

/** Images by which of the two models is right; each cell opens its images. */
export function PairedTable({ comparison, first, second, chosen, onChoose }: PairedTableProps) {
  const cell = (right: Right, count: number, words: string) => (
    <Cell
      count={count}
      share={shareOf(count, comparison.images)}
      words={words}
      isOpen={chosen.kind === 'differs' && chosen.right === right}
      onOpen={() => onChoose({ kind: 'differs', right })}
    />
  );
  return (
    <table className="confusion paired" aria-label="Which of the two is right">
      <thead>
        <tr>
          <td />
          <th scope="col">{second} right</th>
          <th scope="col">{second} wrong</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{first} right</th>
          {cell('both', comparison.bothRight, 'both right')}
          {cell('this', comparison.onlyFirstRight, `only ${first} right`)}
        </tr>
        <tr>
          <th scope="row">{first} wrong</th>
          {cell('other', comparison.onlySecondRight, `only ${second} right`)}
          {cell('neither', comparison.bothWrong, 'both wrong')}
        </tr>
      </tbody>
    </table>
  );
}

type Right = Extract<ImageChoice, { kind: 'differs' }>['right'];

function Cell(props: {
  readonly count: number;
  readonly share: number | null;
  readonly words: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const { count, share, words, isOpen, onOpen } = props;
  const figures = (
    <>
      <b>{countText(count)}</b>
      <span>{share === null ? '' : shareText(share)}</span>
    </>
  );
  return (
    <td className="paired-cell">
      {count === 0 ? (
        figures
      ) : (
        <button type="button" className="confusion-button" aria-expanded={isOpen} onClick={onOpen}>
          {figures}
          <VisuallyHidden>{words}: show the images</VisuallyHidden>
        </button>
      )}
    </td>
  );
}
