// One pass over a folder of pictures for each line that comes in: decoded, scaled and normalised, in batches. Started
// by bench/train.ts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { imageBatches } from '../../src/main/trainer/image-batches.ts';
import { scalePixels, unitScalePreprocessing } from '../../src/shared/domain/preprocessing.ts';
import { answerLines } from './answer-lines.ts';

const [folder = '', batchSize] = process.argv.slice(2);
const preprocessing = unitScalePreprocessing(224);
const pictures = join(folder, 'pictures');
const images = readdirSync(pictures).map((name) => ({ path: join(pictures, name) }));

await answerLines(async () => {
  let seen = 0;
  for await (const batch of imageBatches(images, Number(batchSize), preprocessing.size)) {
    scalePixels(batch.pixels, preprocessing);
    seen += batch.items.length;
  }
  if (seen !== images.length) throw new Error('some pictures could not be decoded');
});
