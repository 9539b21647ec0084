import { SPLITS, type Split } from '../../../shared/domain/split.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import { copyImages } from './copy-images.ts';
import { csvText } from './csv-text.ts';
import type { DatasetForm } from './dataset-form.ts';
import { imageName } from './image-name.ts';

/** The table beside a split's folders, as Hugging Face's `imagefolder` reads it. */
export const metadataTable = (split: Split): string => `${split}/metadata.csv`;

export const METADATA_COLUMNS = ['file_name', 'label', 'confidence', 'post', 'sha256'] as const;

/** A folder per split and polarity, with `metadata.csv` per split. */
export const imageFolderForm: DatasetForm = {
  limits: { images: 2000, bytes: 256 * 2 ** 20 },
  growing: SPLITS.map((split) => ({
    path: metadataTable(split),
    header: `${METADATA_COLUMNS.join(',')}\n`,
  })),
  writePiece: (writing) => {
    const { split } = writing.piece;
    return copyImages(
      writing,
      (item) => `${split}/${fileOf(item)}`,
      async (page) => {
        const rows = page.map((item) => [
          fileOf(item),
          item.polarity,
          item.confidence,
          // With the platform before it, so that readers that guess types never take an id for a number.
          `${item.platform}/${item.nativePostId}`,
          item.mediaId,
        ]);
        await writing.files.append(metadataTable(split), csvText(rows));
      },
    );
  },
};

function fileOf(item: ExportedItem): string {
  const { stem, ending } = imageName(item);
  return `${item.polarity}/${stem}.${ending}`;
}
