import { POLARITIES } from '../../shared/domain/polarity.ts';
import type { Output } from './output.ts';
import { withStudio } from './with-studio.ts';

/** Prints a line per image: its probabilities, or that it could not be decoded. */
export async function predictCommand(
  modelFolder: string,
  paths: readonly string[],
  output: Output,
): Promise<void> {
  await withStudio('command-line', process.env, async (studio) => {
    const { signal } = new AbortController();
    for await (const batch of studio.parts.trainer.predict({ modelFolder, paths }, signal)) {
      for (const { path, probabilities } of batch) {
        const values = probabilities?.map((p, index) => `${POLARITIES[index]} ${p.toFixed(4)}`);
        output.result({ path, probabilities }, `${values?.join('  ') ?? 'not an image'}  ${path}`);
      }
    }
  });
}
