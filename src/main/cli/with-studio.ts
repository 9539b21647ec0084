import { fileURLToPath } from 'node:url';
import { composeStudio } from '../app/compose-studio.ts';
import { forkTrainer } from '../app/fork-trainer.ts';
import type { Studio } from '../app/studio.ts';
import { userDataFolder } from '../app/user-data-folder.ts';

const TEACHER_FOLDER = fileURLToPath(new URL('../../../resources/teacher', import.meta.url));
const TEACHER_WORKERS = {
  tandem: fileURLToPath(new URL('../teacher/tandem/tandem-worker.ts', import.meta.url)),
  transformer: fileURLToPath(
    new URL('../teacher/transformer/transformer-worker.ts', import.meta.url),
  ),
};
const GALLERY_WORKER = fileURLToPath(new URL('../gallery/gallery-worker.ts', import.meta.url));
const READING_WORKER = fileURLToPath(new URL('../app/reading/reading-worker.ts', import.meta.url));
const JPEG_PRINT_WORKER = fileURLToPath(new URL('../media/jpeg-print-worker.ts', import.meta.url));
const COPY_DETECTION_WORKER = fileURLToPath(
  new URL('../near-duplicates/copy-detection-worker.ts', import.meta.url),
);
const NEAR_PAIR_WORKER = fileURLToPath(
  new URL('../near-duplicates/near-pair-worker.ts', import.meta.url),
);
const PRINT_WORKER = fileURLToPath(new URL('../near-duplicates/print-worker.ts', import.meta.url));
const MAP_WORKER = fileURLToPath(new URL('../embedding-map/map-worker.ts', import.meta.url));
const WEIGHTS_WORKER = fileURLToPath(
  new URL('../weights/import/import-worker.ts', import.meta.url),
);
const EXPORTS = {
  worker: fileURLToPath(new URL('../app/exporting/export-worker.ts', import.meta.url)),
  templates: fileURLToPath(new URL('../../../resources/export', import.meta.url)),
};
const TRAINER_ENTRY = fileURLToPath(new URL('../trainer/entry.ts', import.meta.url));

/** Composes the program for a command, and closes it whatever happens. */
export async function withStudio<T>(
  shell: 'command-line' | 'browser',
  environment: NodeJS.ProcessEnv,
  work: (studio: Studio) => Promise<T>,
): Promise<T> {
  const { studio, close } = composeStudio({
    shell,
    mediaBaseUrl: '/media',
    userDataFolder: userDataFolder(environment, process.platform),
    environment,
    startTrainer: (how) => forkTrainer(TRAINER_ENTRY, how),
    teacherFolder: TEACHER_FOLDER,
    teacherWorkers: TEACHER_WORKERS,
    galleryWorker: GALLERY_WORKER,
    readingWorker: READING_WORKER,
    nearPairWorker: NEAR_PAIR_WORKER,
    printWorker: PRINT_WORKER,
    copyDetectionWorker: COPY_DETECTION_WORKER,
    jpegPrintWorker: JPEG_PRINT_WORKER,
    mapWorker: MAP_WORKER,
    weightsWorker: WEIGHTS_WORKER,
    exports: EXPORTS,
    onBug: (error) => console.error(error),
  });
  try {
    return await work(studio);
  } finally {
    await close();
  }
}
