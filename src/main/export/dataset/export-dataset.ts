import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import type { DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { Failure } from '../../../shared/failure.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import type { DatasetStore } from '../../pipeline/ports/dataset-store.ts';
import type { MediaFiles } from '../../pipeline/ports/media-files.ts';
import type { StageControl } from '../../pipeline/stage-control.ts';
import { croissant } from './card/croissant.ts';
import { datasetCard } from './card/dataset-card.ts';
import type { CardFacts } from './card/told-dataset.ts';
import type { DatasetForm } from './dataset-form.ts';
import { DATASET_FORMS } from './dataset-forms.ts';
import { type ExportJournal, JOURNAL_NAME, readJournal, writeJournal } from './export-journal.ts';
import { openGrowingFiles } from './growing-files.ts';
import { itemsOf } from './items-of.ts';
import { planPieces } from './plan-pieces.ts';

export type DatasetExportSummary = { readonly folder: string; readonly images: number };

export type DatasetExportPorts = {
  readonly datasets: Pick<DatasetStore, 'find' | 'exportedItems' | 'exportedSizes'>;
  readonly files: Pick<MediaFiles, 'pathOf'>;
  /** What the dataset's card tells beside the dataset itself. */
  readonly factsOf: (dataset: DatasetSummary) => Promise<CardFacts>;
};

/**
 * Writes a dataset as a folder in one of its forms, with a card and Croissant metadata.
 *
 * It is written piece by piece under a temporary name, with a journal: an export that was stopped goes on behind its
 * last piece, and one that is there under its own name is whole. It takes the place of an older one.
 *
 * @throws Failure NOT_FOUND without the dataset, WORKSPACE_DAMAGED without the file of an image.
 */
export async function exportDataset(
  ports: DatasetExportPorts,
  request: {
    readonly dataset: string;
    readonly format: DatasetFormat;
    readonly folder: string;
    /** Ends pieces earlier than the form does. */
    readonly limits?: DatasetForm['limits'];
  },
  control: StageControl,
): Promise<DatasetExportSummary> {
  const { dataset: name, format, folder } = request;
  const dataset = ports.datasets.find(name);
  if (dataset === null) {
    throw new Failure(
      'NOT_FOUND',
      `There is no dataset named ${name}`,
      'Choose one that is there.',
    );
  }
  const form = DATASET_FORMS[format];
  const begun = `${folder}.part`;
  const journal =
    (await readJournal(begun, { dataset: name, hash: dataset.hash, format })) ??
    (await beginExport(ports, dataset, { ...request, folder: begun }, form, control));
  await writePieces(ports, form, { folder: begun, journal }, control);
  const images = imagesOf(journal.pieces);
  const pages = async function* () {
    for (const piece of journal.pieces) yield* itemsOf(ports.datasets, name, piece, control.signal);
  };
  control.report({ done: images, total: images, unit: 'images', message: 'writing the card' });
  await form.finish?.({ folder: begun, images, pages });
  const told = { dataset, format, pieces: journal.pieces };
  await writeFlushed(join(begun, 'dataset.json'), `${JSON.stringify(dataset, null, 2)}\n`);
  await writeFlushed(join(begun, 'README.md'), datasetCard(told, await ports.factsOf(dataset)));
  await writeFlushed(join(begun, 'croissant.json'), await croissant(told, begun));
  await rm(join(begun, JOURNAL_NAME));
  await takePlace(begun, folder);
  return { folder, images };
}

async function beginExport(
  ports: DatasetExportPorts,
  { name, hash }: DatasetSummary,
  request: Parameters<typeof exportDataset>[1],
  form: DatasetForm,
  { signal }: StageControl,
): Promise<ExportJournal> {
  const limits = request.limits ?? form.limits;
  const pieces = await planPieces(ports.datasets, name, limits, signal);
  await rm(request.folder, { recursive: true, force: true });
  await mkdir(request.folder, { recursive: true });
  const { format } = request;
  const journal = {
    version: 1,
    dataset: name,
    hash,
    format,
    pieces,
    done: 0,
    lengths: {},
  } as const;
  await writeJournal(request.folder, journal);
  return journal;
}

async function writePieces(
  ports: DatasetExportPorts,
  form: DatasetForm,
  { folder, journal }: { readonly folder: string; readonly journal: ExportJournal },
  { signal, report }: StageControl,
): Promise<void> {
  const { pieces, dataset } = journal;
  const total = imagesOf(pieces);
  let done = imagesOf(pieces.slice(0, journal.done));
  const wrote = (images: number): void => {
    done += images;
    report({ done, total, unit: 'images', message: folder });
  };
  const files = await openGrowingFiles(folder, form.growing, journal.lengths);
  try {
    for (const [index, piece] of pieces.entries()) {
      if (index < journal.done) continue;
      signal.throwIfAborted();
      const pages = itemsOf(ports.datasets, dataset, piece, signal);
      const { pathOf } = ports.files;
      await form.writePiece({ folder, piece, pages, files, pathOf, wrote, signal });
      const lengths = await files.settle();
      await writeJournal(folder, { ...journal, done: index + 1, lengths });
    }
  } finally {
    await files.close();
  }
}

/** Gives a folder that is whole its name; an older one of that name goes. */
async function takePlace(folder: string, name: string): Promise<void> {
  const old = `${name}.old`;
  for (const split of SPLITS) await flushFolder(join(folder, split)).catch(() => undefined);
  await flushFolder(folder);
  await rm(old, { recursive: true, force: true });
  await rename(name, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(folder, name);
  await flushFolder(dirname(name));
  await rm(old, { recursive: true, force: true });
}

function imagesOf(pieces: ExportJournal['pieces']): number {
  return pieces.reduce((sum, { images }) => sum + images, 0);
}
