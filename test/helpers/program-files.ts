import { fileURLToPath } from 'node:url';

/** What a shell that runs from source tells the program of its own files. */
export const PROGRAM_FILES = {
  teacherFolder: fileURLToPath(new URL('../../resources/teacher', import.meta.url)),
  teacherWorkers: {
    tandem: fileURLToPath(
      new URL('../../src/main/teacher/tandem/tandem-worker.ts', import.meta.url),
    ),
    transformer: fileURLToPath(
      new URL('../../src/main/teacher/transformer/transformer-worker.ts', import.meta.url),
    ),
  },
  readingWorker: fileURLToPath(
    new URL('../../src/main/app/reading/reading-worker.ts', import.meta.url),
  ),
  jpegPrintWorker: fileURLToPath(
    new URL('../../src/main/media/jpeg-print-worker.ts', import.meta.url),
  ),
  copyDetectionWorker: fileURLToPath(
    new URL('../../src/main/near-duplicates/copy-detection-worker.ts', import.meta.url),
  ),
  nearPairWorker: fileURLToPath(
    new URL('../../src/main/near-duplicates/near-pair-worker.ts', import.meta.url),
  ),
  printWorker: fileURLToPath(
    new URL('../../src/main/near-duplicates/print-worker.ts', import.meta.url),
  ),
  mapWorker: fileURLToPath(new URL('../../src/main/embedding-map/map-worker.ts', import.meta.url)),
  weightsWorker: fileURLToPath(
    new URL('../../src/main/weights/import/import-worker.ts', import.meta.url),
  ),
  exports: {
    worker: fileURLToPath(
      new URL('../../src/main/app/exporting/export-worker.ts', import.meta.url),
    ),
    templates: fileURLToPath(new URL('../../resources/export', import.meta.url)),
  },
  galleryWorker: fileURLToPath(
    new URL('../../src/main/gallery/gallery-worker.ts', import.meta.url),
  ),
} as const;
