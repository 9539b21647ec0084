// The trainer's prediction over files, so many images for each line that comes in. Started by bench/evaluate.ts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { predict } from '../../src/main/trainer/predict.ts';
import { answerLines } from '../train/answer-lines.ts';

const [modelFolder = '', folder = '', chunk] = process.argv.slice(2);
const pictures = join(folder, 'pictures');
const batches = predict(
  modelFolder,
  readdirSync(pictures).map((name) => join(pictures, name)),
);

await answerLines(async () => {
  for (let seen = 0; seen < Number(chunk); ) {
    const { value, done } = await batches.next();
    if (done === true) return;
    if (value.some(({ probabilities }) => probabilities === null)) {
      throw new Error('some pictures could not be decoded');
    }
    seen += value.length;
  }
});
