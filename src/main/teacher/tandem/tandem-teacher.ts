import { setImmediate } from 'node:timers/promises';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../../shared/domain/teacher.ts';
import {
  createTandemClassifier,
  type Language,
  type TandemClassifier,
  type TandemModel,
} from '../../domain/text/tandem-model.ts';
import { tokenizeTweet } from '../../domain/text/tokenize-tweet.ts';
import type { Teacher } from '../../pipeline/ports/teacher.ts';
import type { TandemThreads } from './tandem-threads.ts';

/** Texts that are classified before other work gets its turn: some milliseconds. */
const TURN = 32;

/** Fewer texts are not worth the threads. */
const WORTH_THREADS = 256;

/**
 * A teacher from a trained tandem; needs no TensorFlow.
 *
 * `startThreads` starts threads for many texts, at the first that come; left out, all are read here.
 */
export function createTandemTeacher(
  name: string,
  language: Language,
  model: TandemModel,
  startThreads?: () => TandemThreads,
): Teacher & { readonly close: () => Promise<void> } {
  const classifier = createTandemClassifier(language, model);
  let threads: TandemThreads | undefined;
  return {
    name,
    classify: (texts) => {
      if (startThreads === undefined || texts.length < WORTH_THREADS) {
        return classify(classifier, texts);
      }
      threads ??= startThreads();
      return threads.classify(texts);
    },
    explain: async (text) => explain(classifier, text),
    close: async () => {
      await threads?.close();
      threads = undefined;
    },
  };
}

async function classify(
  classifier: TandemClassifier,
  texts: readonly string[],
): Promise<readonly Probabilities[]> {
  const probabilities: Probabilities[] = [];
  for (const text of texts) {
    probabilities.push(classifier.classify(text));
    if (probabilities.length % TURN === 0) await setImmediate();
  }
  return probabilities;
}

/** Leaves out one piece after the other: a token, or a hashtag with the words inside it. */
function explain(classifier: TandemClassifier, text: string): TextExplanation {
  const whole = classifier.classify(text);
  const words = tokenizeTweet(text)
    .filter((token) => !token.insideHashtag)
    .map(({ start, end }) => {
      const without = classifier.classify(`${text.slice(0, start)} ${text.slice(end)}`);
      const effect: Probabilities = [
        whole[0] - without[0],
        whole[1] - without[1],
        whole[2] - without[2],
      ];
      return { text: text.slice(start, end), effect };
    });
  return { probabilities: whole, words };
}
