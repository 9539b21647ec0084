import type { AuditReport } from '../../../../shared/domain/audit.ts';
import type { CopyMeasurement } from '../../../../shared/domain/copy-measurement.ts';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import type { Proportion } from '../../../../shared/domain/evaluation.ts';
import type { Funnel } from '../../../../shared/domain/funnel.ts';
import type { LeakReport } from '../../../../shared/domain/leak-report.ts';
import { POLARITIES } from '../../../../shared/domain/polarity.ts';
import { SPLITS } from '../../../../shared/domain/split.ts';
import { FORM_TEXT } from './form-text.ts';
import { frontMatter } from './front-matter.ts';
import { markdownTable } from './markdown-table.ts';
import { termsText } from './terms-text.ts';
import type { CardFacts, ToldDataset } from './told-dataset.ts';

/** The dataset's card: a README with front matter as the Hugging Face hub reads it. */
export function datasetCard(told: ToldDataset, facts: CardFacts): string {
  const { dataset, format } = told;
  return `---
${frontMatter(told)}---

# ${dataset.name}

An image-sentiment dataset made by T4SA Studio, in the manner of T4SA (Vadicamo et al., "Cross-Media Learning for Image
Sentiment Analysis in the Wild", ICCV Workshops 2017). **The labels are weak**: a text classifier, the teacher, read the
post of each image, and the image got the polarity of the text${handText(dataset)}.

## What is in this folder

- \`dataset.json\`: the recipe and the seed that made the dataset, and the hash that identifies it.
- \`croissant.json\`: metadata in the form Croissant 1.0.
${FORM_TEXT[format]}

## Images

${countsTable(dataset)}

Hash of the dataset (SHA-256 over its sorted items): \`${dataset.hash}\`.

## How it was made

${recipeTable(dataset)}

### From posts to images

The workspace as it was when this card was written:

${funnelTable(facts.funnel)}

## How far the labels can be trusted

${auditsText(facts.audits)}

## Near-duplicates and leaks

${copiesText(facts.copies)}

${leaksText(facts.leaks)}

## Terms

${termsText(format)}
`;
}

function handText({ recipe }: DatasetSummary): string {
  if (recipe.verdicts === undefined) return '. No person labelled the images';
  return recipe.verdicts.use === 'replace'
    ? '; where people gave a verdict on an image, theirs took its place'
    : '; images on which people differed from it were left out';
}

function countsTable({ counts }: DatasetSummary): string {
  return markdownTable(
    ['split', ...POLARITIES, 'images'],
    SPLITS.map((split) => {
      const row = POLARITIES.map((polarity) => counts[split][polarity]);
      return [split, ...row, row.reduce((sum, count) => sum + count, 0)];
    }),
  );
}

function recipeTable({ recipe, sources }: DatasetSummary): string {
  const { selection } = recipe;
  return markdownTable(
    ['what', 'how'],
    [
      ['teacher', recipe.teacher],
      [
        'least confidence',
        POLARITIES.map((polarity) => `${polarity} ${selection[polarity]}`).join(', '),
      ],
      ['teachers that agree too', selection.agreeing?.join(', ') ?? 'none was asked'],
      ['balance', balanceText(recipe)],
      [
        'near-duplicates',
        recipe.nearDuplicates === 'keep'
          ? 'kept'
          : `one image of each group (hashes within ${recipe.nearDuplicateRadius} of 64 bits)`,
      ],
      ['where a group has different labels', recipe.conflicts ?? 'representative'],
      ['images of a post', recipe.postImages ?? 'all'],
      ['images of an author', recipe.authors ?? 'apart'],
      [
        'splits',
        recipe.splitSizes === undefined
          ? SPLITS.map((split) => `${split} ${recipe.splitRatios[split]}`).join(', ')
          : SPLITS.map((split) => `${split} ${recipe.splitSizes?.[split]}`).join(', '),
      ],
      ['seed', recipe.seed],
      ...(sources === undefined
        ? []
        : [
            [
              'read before',
              `${sources.records} records of ${sources.imports} imports, ${sources.posts} posts kept`,
            ],
          ]),
    ],
  );
}

function balanceText({ balance, perClass }: DatasetSummary['recipe']): string {
  if (!balance) return 'none';
  return perClass === undefined
    ? 'as many images of each polarity as the smallest has'
    : `${perClass} images of each polarity`;
}

function funnelTable(funnel: Funnel): string {
  const { attachments, media, labelledMedia, selectedMedia, candidates } = funnel;
  const sum = (of: Funnel['candidates']): string =>
    `${POLARITIES.reduce((total, polarity) => total + of[polarity], 0)} (${POLARITIES.map((polarity) => `${polarity} ${of[polarity]}`).join(', ')})`;
  return markdownTable(
    ['stage', 'count'],
    [
      ['records read', funnel.records],
      ['posts that passed the filter', funnel.posts],
      ['images of those posts', attachments.total],
      ['images fetched', attachments.fetched],
      ['distinct images', media.total],
      ['images that are whole', media.clean],
      ['posts that the teacher read', funnel.labelledPosts],
      ['images with a weak label', sum(labelledMedia)],
      ['images that are confident enough', sum(selectedMedia)],
      ['images left out as near-duplicates', funnel.nearDuplicates.redundant],
      ['images to draw from', sum(candidates)],
    ],
  );
}

function auditsText(audits: CardFacts['audits']): string {
  if (audits.length === 0) {
    return 'No person has audited the weak labels: how many of them are right is not known.';
  }
  return audits.map(({ name, report }) => auditText(name, report)).join('\n\n');
}

function auditText(name: string, report: AuditReport): string {
  const { checked, images, overall, perPolarity, design } = report;
  const drawnFrom = design.selectedOnly
    ? 'weak labels that were confident enough to be selected'
    : 'all weak labels, those too that are not confident enough for a dataset';
  const rows = [
    ['all', overall] as const,
    ...POLARITIES.map((polarity) => [polarity, perPolarity[polarity]] as const),
  ];
  return `Audit _${name}_: people checked ${checked} of ${images} images, drawn at random from ${drawnFrom}, without
seeing the weak label.

${markdownTable(
  ['weak label', 'checked', 'precision', '95 % interval'],
  rows.map(([label, estimate]) => [label, estimate.checked, ...shareCells(estimate.precision)]),
)}`;
}

function copiesText(copies: CopyMeasurement | null): string {
  if (copies === null) {
    return 'How well near-duplicates are found among these images was not measured.';
  }
  return `How well near-duplicates are found was measured on copies of ${copies.sample} of the workspace's images, among ${copies.searched}:

${markdownTable(
  ['copy', 'made', 'found', '95 % interval'],
  copies.rows.map(({ kind, planted, recall }) => [kind, planted, ...shareCells(recall)]),
)}`;
}

function leaksText({ images, post, group, benchmark, author }: LeakReport): string {
  return `Over all ${images} images, by the posts, groups and benchmarks of the workspace:

${markdownTable(
  ['what lies in several splits', 'count'],
  [
    ['posts', post.count],
    ['near-duplicate groups', group.count],
    ['authors', author === null ? 'not known' : author.count],
    ['images near an image of a benchmark', benchmark.count],
  ],
)}`;
}

function shareCells(share: Proportion | null): readonly [string, string] {
  if (share === null) return ['not known', ''];
  return [percent(share.value), `${percent(share.low)} to ${percent(share.high)}`];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
