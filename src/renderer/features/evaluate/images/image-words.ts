import type { EvaluatedImage } from '../../../../shared/domain/evaluation-report.ts';
import { polarityIndex } from '../../../../shared/domain/polarity.ts';
import { confidenceText } from '../../../ui/number-text.ts';

/** How probable the network finds what it says. */
export function confidenceOf({ predicted, probabilities }: EvaluatedImage): number {
  return probabilities[polarityIndex(predicted)];
}

/** An image as it is told to who cannot see it. */
export function imageSentence(image: EvaluatedImage): string {
  const { label, predicted } = image;
  const sure = confidenceText(confidenceOf(image));
  return label === predicted
    ? `${label}, rightly seen, ${sure}`
    : `labelled ${label}, seen as ${predicted}, ${sure}`;
}

/** `4 of 5 people agreed`; null where nobody counted. */
export function agreementSentence({
  agreeing,
  annotators,
}: Pick<EvaluatedImage, 'agreeing' | 'annotators'>): string | null {
  if (agreeing === null) return null;
  if (annotators === null) return `${agreeing} ${agreeing === 1 ? 'person' : 'people'} agreed`;
  return `${agreeing} of ${annotators} people agreed`;
}
