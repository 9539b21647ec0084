import type { BenchmarkPreview, BenchmarkSource } from '../../shared/domain/benchmark-source.ts';
import type { BenchmarkFile, ReadBenchmark } from './ports/benchmark-source.ts';

/**
 * What an import of a benchmark would take, by its lists and names; no image is opened.
 *
 * @throws Failure BAD_INPUT
 */
export async function previewBenchmark(
  readBenchmark: ReadBenchmark,
  source: BenchmarkSource,
): Promise<BenchmarkPreview> {
  const { form, files, classes, unknownClasses, problems } = await readBenchmark(source);
  const unknown = classes.filter(({ name }) => unknownClasses.includes(name));
  return {
    form,
    images: files.length,
    classes,
    agreement: agreementOf(files),
    problems: [
      ...unknown.map(({ name, images }) => ({
        text: `images of the class ${name}, which stands for no polarity that is known: say which, or leave it out`,
        count: images,
      })),
      ...problems,
    ],
  };
}

function agreementOf(files: readonly BenchmarkFile[]): BenchmarkPreview['agreement'] {
  const counts = new Map<string, { agreeing: number; annotators: number; images: number }>();
  for (const { agreement } of files) {
    if (agreement === null) continue;
    const key = `${agreement.agreeing} ${agreement.annotators}`;
    const known = counts.get(key) ?? { ...agreement, images: 0 };
    known.images += 1;
    counts.set(key, known);
  }
  return [...counts.values()].sort(
    (a, b) => b.agreeing - a.agreeing || b.annotators - a.annotators,
  );
}
