import { setImmediate } from 'node:timers/promises';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import type { Probabilities } from '../../shared/domain/polarity.ts';
import type { Teacher } from '../pipeline/ports/teacher.ts';
import { explainByLeavingOut } from './explain-by-leaving-out.ts';
import { normalisedPostText } from './normalised-post-text.ts';
import { vaderProbabilities } from './vader-probabilities.ts';

export const VADER_NAME = 'vader-1.1.3';

/** Characters that are read before other work gets its turn: some milliseconds of work. */
const TURN = 8192;

/**
 * A teacher that needs no model: VADER's word list and rules.
 *
 * C. J. Hutto and E. E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
 * Social Media Text" (ICWSM 2014), in the package `vader-sentiment` 1.1.3. On the 20,477 tweets of the
 * SemEval 2016 Task 4A test part it reaches an accuracy of 0.518 and a macro-averaged recall of 0.563;
 * its confidence is 0.069 off on average there (expected calibration error, ten bins), mostly too high,
 * since that part holds more neutral tweets than those that the probabilities were fitted to.
 */
export function createVaderTeacher(): Teacher {
  return {
    name: VADER_NAME,
    classify,
    explain: (text) => explainByLeavingOut(text, classify),
  };
}

async function classify(texts: readonly string[]): Promise<readonly Probabilities[]> {
  const probabilities: Probabilities[] = [];
  let read = 0;
  for (const text of texts) {
    const { compound } = SentimentIntensityAnalyzer.polarity_scores(normalisedPostText(text));
    probabilities.push(vaderProbabilities(compound));
    read += text.length;
    if (read < TURN) continue;
    read = 0;
    await setImmediate();
  }
  return probabilities;
}
