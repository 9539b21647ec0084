import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Teacher } from '../../../src/main/pipeline/ports/teacher.ts';
import { tandemOnShelf } from '../../../src/main/teacher/tandem/tandem-on-shelf.ts';
import type { TeacherOnShelf } from '../../../src/main/teacher/teacher-on-shelf.ts';
import { mostProbable } from '../../../src/shared/domain/polarity.ts';

const FOLDER = new URL('../../../resources/teacher/tandem-1', import.meta.url).pathname;

let onShelf: TeacherOnShelf;
let teacher: Teacher;
beforeAll(async () => {
  const found = await tandemOnShelf(FOLDER);
  if (found === null) throw new Error('the shipped teacher is not there');
  onShelf = found;
  teacher = await found.load();
});

test('ships in 20 MB with a card that names its data and terms', () => {
  const bytes = readdirSync(FOLDER).reduce(
    (sum, file) => sum + statSync(join(FOLDER, file)).size,
    0,
  );
  expect(bytes).toBeLessThan(20e6);
  const { card } = onShelf.summary;
  expect(card?.trainedOn).toContain('SemEval 2013 to 2016');
  expect(card?.terms).toContain('research use');
  expect(card?.score.macroRecall).toBeGreaterThanOrEqual(0.66);
  expect(card?.score.calibrationError).toBeLessThanOrEqual(0.03);
});

test.each([
  ['I love this so much!!! best day ever :)', 'POS'],
  ['worst service ever, I hate waiting #fail', 'NEG'],
  ['The train to London leaves at 10:30 on Monday', 'NEU'],
  ["I'm not happy about this at all", 'NEG'],
  ['😍😍😍', 'POS'],
])('%s is %s', async (text, polarity) => {
  const [probabilities] = await teacher.classify([text]);
  expect(probabilities && mostProbable(probabilities).polarity).toBe(polarity);
});

test('names the words that moved it', async () => {
  const { words } = await teacher.explain('what a wonderful morning');
  const strongest = [...words].sort((a, b) => b.effect[2] - a.effect[2])[0];
  expect(strongest?.text).toBe('wonderful');
});
