import { withStudio } from '../../../src/main/cli/with-studio.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

// A program that asks for trainings, says when the first has an epoch, and goes on until it is killed.
const [folder = '', ...names] = process.argv.slice(2);
await withStudio('command-line', process.env, async (studio) => {
  await studio.open(folder, { create: false });
  const { jobs } = studio.requireSession();
  const settings = tinySettings('FT-F', { epochs: 1000 });
  const asked = names.map((name) => jobs.start({ kind: 'train', name, dataset: 'd', settings }));
  for await (const event of studio.training.watch(names[0] ?? '', new AbortController().signal)) {
    if (event.kind === 'epoch-ended') console.log('an epoch has ended');
  }
  for (const { jobId } of asked) await jobs.ended(jobId);
});
