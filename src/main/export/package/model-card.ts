import type { Proportion } from '../../../shared/domain/evaluation.ts';
import { targetName } from '../../../shared/domain/evaluation-target.ts';
import type { ExportProof, ModelFormat } from '../../../shared/domain/model-export.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { FORMAT_PACKAGES } from './format-packages.ts';
import type { ModelCardFacts } from './model-card-facts.ts';
import { licenceText } from './model-licence.ts';

/** The text that goes with an exported model: what it is, how it was made and measured, and how to use it. */
export function modelCard(
  facts: ModelCardFacts,
  proof: Omit<ExportProof, 'files'>,
  examples: Readonly<Record<string, string>>,
): string {
  const { format } = proof;
  const { title } = FORMAT_PACKAGES[format];
  return [
    `# ${facts.name}: sentiment of images, as ${title}`,
    introduction(facts),
    '## Use',
    ...Object.entries(examples).map(([file, text]) => exampleText(file, text)),
    '## Input and output',
    inputText(facts, format),
    '## Proof',
    proofText(proof),
    '## Data and training',
    trainingText(facts),
    '## Measured',
    measuredText(facts),
    '## Limits and intended use',
    LIMITS,
    '## Licence and citation',
    licenceText(facts),
    '',
  ].join('\n\n');
}

const LIMITS = `- The sentiment that an image conveys is not what the person who posted it feels, and people differ about it.
- The labels it learnt from are a machine's reading of texts beside images: they are wrong for a part of them, and what
  texts and images of one source have in common, others need not.
- Probabilities are of this model on images like those of its data. Elsewhere they are less right than they look.
- Meant for research and for statistics over many images. Not for decisions about people.`;

function introduction({
  description: { network, program, metrics, settings },
}: ModelCardFacts): string {
  const output = `It gives an image three probabilities: ${POLARITIES.join(', ')}.`;
  if (settings === null)
    return `${network} with imported weights, written by ${program}. ${output}`;
  const epoch = metrics === null ? '' : `; epoch ${metrics.epoch}`;
  return `${network}, fine-tuned (${settings.mode}) by ${program}${epoch}. ${output}`;
}

function exampleText(file: string, text: string): string {
  return `\`${file}\`:\n\n\`\`\`${file.endsWith('.py') ? 'python' : 'ts'}\n${text.trim()}\n\`\`\``;
}

function inputText(
  { description: { preprocessing } }: ModelCardFacts,
  format: ModelFormat,
): string {
  const { size, channels, scale, offset } = preprocessing;
  return `An image is turned upright by its EXIF orientation, laid on white where it is transparent, taken to sRGB and
stretched to ${size} × ${size} pixels (Lanczos, three lobes). The network's input is then byte · scale + offset:

| channels | scale | offset |
| --- | --- | --- |
| ${channels} | ${listed(scale)} | ${listed(offset)} |

\`preprocessing.json\` has the same for programs. Output: [n, 3], probabilities of ${POLARITIES.join(', ')}, in this order
(\`classes.json\`). ${FORMAT_PACKAGES[format].input}`;
}

function listed(values: number | readonly number[]): string {
  return typeof values === 'number' ? `${values}` : values.join(', ');
}

function proofText(proof: Omit<ExportProof, 'files'>): string {
  const { format, runtime, images, largestDifference, tolerance } = proof;
  return `Before this folder got its name, its files were loaded again (${runtime ?? 'by a script beside it'}), and run on
${images} images of the workspace (of its test and validation splits, where there are such), and on \`example.png\`, which was drawn. The largest difference of a
probability from those of the trainer is ${largestDifference.toExponential(1)}; ${tolerance} were allowed. \`proof.json\` has
the probabilities, by the images' SHA-256, and the SHA-256 of every file here.${FORMAT_PACKAGES[format].prove}`;
}

function trainingText({ run, dataset, sources, weights, description }: ModelCardFacts): string {
  if (run === null)
    return 'It was trained elsewhere; what its files say of that is under Licence and citation.';
  const { settings } = description;
  const lines = [
    `- Run \`${run.name}\` on the dataset \`${run.dataset}\`.`,
    ...(dataset === null
      ? []
      : [
          `- Labels are weak: \`${dataset.recipe.teacher}\` read the text of each post, and its images got what it found. Least confidence: ${POLARITIES.map((polarity) => `${polarity} ${dataset.recipe.selection[polarity]}`).join(', ')}.`,
          `- ${dataset.recipe.balance ? 'As many images of each polarity.' : 'Images as they came, not balanced.'} Near-duplicates within ${dataset.recipe.nearDuplicateRadius} bits ${dataset.recipe.nearDuplicates === 'keep' ? 'were kept' : 'are there once'}. Images of benchmarks, and copies of such, are left out.`,
          `- SHA-256 of the list of images: \`${dataset.hash}\`.`,
        ]),
    ...sources.map(({ kind, posts }) => `- Collected: ${posts} posts (${kind}).`),
    `- Started from ${weights === null ? `${settings?.weights.kind ?? 'unknown'} weights` : `\`${weights.name}\``}; all settings are in \`t4sa.json\`.`,
  ];
  return dataset === null
    ? lines.join('\n')
    : `${lines.join('\n')}\n\n${countTable(dataset.counts)}`;
}

function countTable(counts: NonNullable<ModelCardFacts['dataset']>['counts']): string {
  const rows = SPLITS.map(
    (split) =>
      `| ${split} | ${POLARITIES.map((polarity) => counts[split][polarity]).join(' | ')} |`,
  );
  return [`| images | ${POLARITIES.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function measuredText({ evaluations, description: { metrics } }: ModelCardFacts): string {
  const own =
    typeof metrics?.validationAccuracy === 'number'
      ? `On its own validation images, against weak labels: accuracy ${percent(metrics.validationAccuracy)}.`
      : 'No validation images were set aside.';
  if (evaluations.length === 0) return `${own} It was measured on no benchmark.`;
  const rows = evaluations.map(
    ({ target, images, accuracy, twoWayAccuracy }) =>
      `| ${targetName(target)} | ${target.kind === 'benchmark' ? 'manual' : 'weak'} | ${images} | ${interval(accuracy)} | ${twoWayAccuracy === null ? '–' : interval(twoWayAccuracy)} |`,
  );
  return `${own} With 95 % intervals (Wilson); two-way: images labelled NEG or POS, the NEU output dropped.

| measured on | labels | images | accuracy | two-way accuracy |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function interval({ value, low, high }: Proportion): string {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
