import { z } from 'zod';
import { nearestWord } from './nearest-word.ts';

/** An object that takes these words and no other; what else is written is told with the word that was meant. */
export function knownWords<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' && Array.isArray(issue['keys'])
        ? unknownWords(issue['keys'], Object.keys(shape))
        : undefined,
  });
}

/** Says which words are not known, and what to write. */
export function unknownWords(typed: readonly string[], known: readonly string[]): string {
  return typed
    .map((word) => {
      const meant = nearestWord(word, known);
      const hint = meant === null ? '' : `did you mean ${meant}? `;
      return `${word} means nothing here; ${hint}known are ${known.join(', ')}`;
    })
    .join('; ');
}
