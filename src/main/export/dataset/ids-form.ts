import type { Split } from '../../../shared/domain/split.ts';
import { csvText } from './csv-text.ts';
import type { DatasetForm } from './dataset-form.ts';

/** The table of a split: what can be passed on of it. */
export const idsTable = (split: Split): string => `${split}.csv`;

export const IDS_COLUMNS = [
  'platform',
  'post_id',
  'image',
  'polarity',
  'confidence',
  'sha256',
] as const;

/** Ids, labels and splits: no text and no picture. `image` is the place among the post's images, from 1. */
export const idsForm: DatasetForm = {
  limits: { images: 50_000, bytes: Number.POSITIVE_INFINITY },
  growing: (['train', 'validation', 'test'] as const).map((split) => ({
    path: idsTable(split),
    header: `${IDS_COLUMNS.join(',')}\n`,
  })),
  writePiece: async ({ piece, pages, files, wrote }) => {
    for await (const page of pages) {
      const rows = page.map((item) => [
        item.platform,
        item.nativePostId,
        item.position + 1,
        item.polarity,
        item.confidence,
        item.mediaId,
      ]);
      await files.append(idsTable(piece.split), csvText(rows));
      wrote(page.length);
    }
  },
};
