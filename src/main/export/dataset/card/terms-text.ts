import type { DatasetFormat } from '../../../../shared/domain/dataset-export.ts';

const IDS = `Ids, labels and splits may be passed on where the platform's terms say so. Those of X (2026): ids of posts only,
at most 1,500,000 of them to one recipient in 30 days; who receives them must accept X's terms and ask X for the posts.`;

const IMAGES = `**Keep this folder to yourself.** The images belong to the people who posted them. The terms of X (2026) allow to
pass on ids of posts, not pictures, texts or anything made from them, and ask to delete what its author deletes within
24 hours. Export the form \`ids\` to pass the dataset on.`;

/** What may be done with an exported folder; no legal advice. */
export function termsText(format: DatasetFormat): string {
  return `${format === 'ids' ? IDS : IMAGES}

Posts of other platforms go by the terms of those. This is no legal advice.`;
}
