import { Button } from '@mantine/core';
import type { Contamination } from '../../../../shared/domain/evaluation-report.ts';
import { accuracyText, countOf } from '../../../ui/number-text.ts';

type ContaminationLineProps = {
  readonly contamination: Contamination;
  /** Shows the contaminated images. */
  readonly onShow: () => void;
};

/** Whether the model saw these images in training, and how good it is on those that it did not see. */
export function ContaminationLine({ contamination, onShow }: ContaminationLineProps) {
  const { images, accuracyWithout, trainingImages } = contamination;
  if (trainingImages === null) {
    return (
      <p className="plain">
        What this model was trained on is not known here, so nobody can say which of these images it
        has seen.
      </p>
    );
  }
  const seen = countOf(trainingImages, 'training image');
  if (images === 0) {
    return <p className="plain">None of these images shows the same as one of the {seen}.</p>;
  }
  return (
    <div className="contamination">
      <p className="plain">
        <b>{countOf(images, 'image')}</b> {images === 1 ? 'shows' : 'show'} the same as one of the{' '}
        {seen}.
        {accuracyWithout !== null && (
          <>
            {' '}
            Without {images === 1 ? 'it' : 'them'} accuracy is{' '}
            <b>{accuracyText(accuracyWithout.value)}</b>{' '}
            <span className="dim">
              ({accuracyText(accuracyWithout.low)} – {accuracyText(accuracyWithout.high)})
            </span>
            .
          </>
        )}
      </p>
      <Button variant="default" size="compact-xs" onClick={onShow}>
        Show {images === 1 ? 'it' : 'them'}
      </Button>
    </div>
  );
}
