import { POLARITIES } from '../../../shared/domain/polarity.ts';
import type { Recalibration } from '../../domain/recalibration.ts';

/** Smaller changes of the odds are not worth words. */
const NOTICED = 0.05;

/** What a map does to a teacher's probabilities, in sentences. */
export function mapInWords({ slope, biases }: Recalibration): string {
  const steepness =
    slope < 1 - NOTICED
      ? `Its confidence is lowered (log-probabilities times ${slope.toFixed(2)})`
      : slope > 1 + NOTICED
        ? `Its confidence is raised (log-probabilities times ${slope.toFixed(2)})`
        : `Its confidence stays nearly as it is (log-probabilities times ${slope.toFixed(2)})`;
  const mean = biases.reduce((sum, bias) => sum + bias, 0) / biases.length;
  const changes = POLARITIES.flatMap((polarity, index) => {
    const bias = (biases[index] ?? 0) - mean;
    if (Math.abs(bias) < NOTICED) return [];
    return [
      `${polarity} ${bias > 0 ? 'more' : 'less'} probable (odds times ${Math.exp(bias).toFixed(2)})`,
    ];
  });
  return changes.length === 0 ? `${steepness}.` : `${steepness}; it makes ${changes.join(', ')}.`;
}
