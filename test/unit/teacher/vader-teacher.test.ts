import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createVaderTeacher } from '../../../src/main/teacher/vader-teacher.ts';
import { mostProbable, POLARITIES } from '../../../src/shared/domain/polarity.ts';

const TWEETS = '../shared/data/tweet-sentiment/semeval-2013-2016.tsv';
const hasTweets = existsSync(TWEETS);
if (!hasTweets) console.warn(`skipped the test on labelled tweets: no ${TWEETS}`);

const teacher = createVaderTeacher();

async function polaritiesOf(texts: readonly string[]) {
  return (await teacher.classify(texts)).map((of) => mostProbable(of).polarity);
}

describe('createVaderTeacher', () => {
  it('reads texts in the order given', async () => {
    const polarities = await polaritiesOf([
      'What a wonderful, happy day!!!',
      'This is terrible and I hate it',
      'The train leaves at noon',
    ]);

    expect(polarities).toEqual(['POS', 'NEG', 'NEU']);
  });

  it('sees negation behind a typographic apostrophe, and the words of hashtags', async () => {
    expect(await polaritiesOf(['I don’t like this', '#love from here'])).toEqual(['NEG', 'POS']);
  });

  it('takes no sentiment from links and mentions', async () => {
    const texts = ['see https://love.example.org/happy', 'see @happy now'];

    expect(await polaritiesOf(texts)).toEqual(['NEU', 'NEU']);
  });

  it('is more confident about stronger words', async () => {
    const [weak, strong] = (await teacher.classify(['it was ok', 'I love love love it!!!'])).map(
      (of) => mostProbable(of).confidence,
    );

    expect(strong).toBeGreaterThan(weak ?? 1);
  });

  it('takes texts without words, and words without end', async () => {
    const startMs = performance.now();

    const polarities = await polaritiesOf(['', '😀', `${'A'.repeat(100_000)}a`]);

    expect(polarities).toEqual(['NEU', 'NEU', 'NEU']);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it.skipIf(!hasTweets)('agrees with people as well as VADER is known to', async () => {
    const rows = readFileSync(TWEETS, 'utf8')
      .split('\n')
      .filter((line) => line.includes('\ttwitter-2016test-A\t'))
      .slice(0, 3000)
      .map((line) => line.split('\t'));
    const truth = rows.map((row) => row[2]?.slice(0, 3).toUpperCase());

    const found = await polaritiesOf(rows.map((row) => row[3] ?? ''));

    const recalls = POLARITIES.map((polarity) => {
      const places = truth.flatMap((of, place) => (of === polarity ? [place] : []));
      return places.filter((place) => found[place] === polarity).length / places.length;
    });
    const meanRecall = recalls.reduce((sum, recall) => sum + recall, 0) / 3;
    expect(meanRecall).toBeGreaterThan(0.52);
  });
});
