import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SystemInfo } from '../../shared/contract/studio-info.ts';
import { openGallery } from '../gallery/open-gallery.ts';
import { createCopySearch } from '../near-duplicates/copy-search.ts';
import { createPrintComparer } from '../near-duplicates/print-comparer.ts';
import { createMediaFetcher } from '../sources/media-fetcher/media-fetcher.ts';
import { openTeacherShelf } from '../teacher/teacher-shelf.ts';
import type { TeacherWorkers } from '../teacher/teacher-workers.ts';
import { APP_VERSION } from './app-version.ts';
import { askTensorFlow } from './ask-tensorflow.ts';
import { createComputeDevices } from './compute-devices.ts';
import { openReadingThread } from './reading/open-reading-thread.ts';
import { createRecentWorkspaces } from './recent-workspaces.ts';
import { createStudio, type Studio } from './studio.ts';
import { createTrainerClient, type StartTrainer } from './trainer-client.ts';
import { trainerFromClient } from './trainer-from-client.ts';

/** Images of a service on this machine, such as the demo's: nobody else's server to be careful with. */
const FROM_THIS_MACHINE = { allowLoopback: true, perHostPerSecond: 1000, perHostConcurrency: 16 };

/** Wires the program for a shell. Closing it ends the trainer process too. */
export function composeStudio(options: {
  readonly shell: SystemInfo['shell'];
  readonly mediaBaseUrl: string;
  readonly userDataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly startTrainer: StartTrainer;
  /** Folder of the teachers that ship. */
  readonly teacherFolder: string;
  readonly teacherWorkers: TeacherWorkers;
  /** Path of the thread that the gallery runs in, as source or built. */
  readonly galleryWorker: string;
  /** Path of the thread that reads large parts of a workspace, as source or built. */
  readonly readingWorker: string;
  /** Path of the threads that search near-duplicates, as source or built. */
  readonly nearPairWorker: string;
  /** Path of the threads that hash and compare prints, as source or built. */
  readonly printWorker: string;
  /** Path of the thread that looks for planted copies, as source or built. */
  readonly copyDetectionWorker: string;
  readonly jpegPrintWorker: string;
  /** Path of the thread that puts images on maps, as source or built. */
  readonly mapWorker: string;
  /** Path of the thread that imports weights of networks, as source or built. */
  readonly weightsWorker: string;
  /** The thread that writes exported models, as source or built, and the folder of files that go with them. */
  readonly exports: { readonly worker: string; readonly templates: string };
  readonly onBug: (error: unknown) => void;
}): { readonly studio: Studio; readonly close: () => Promise<void> } {
  const { environment } = options;
  const trainer = createTrainerClient({
    start: () => options.startTrainer({ environment: devices.trainerEnvironment() }),
  });
  const devices = createComputeDevices({
    file: join(options.userDataFolder, 'devices.json'),
    environment,
    askTensorFlow: () => askTensorFlow(options.startTrainer),
    onChosen: trainer.renew,
  });
  const studio = createStudio({
    info: {
      appVersion: APP_VERSION,
      shell: options.shell,
      mediaBaseUrl: options.mediaBaseUrl,
      cores: availableParallelism(),
    },
    trainer: trainerFromClient(trainer),
    devices,
    openTeachers: (addedFolder) =>
      openTeacherShelf({
        shippedFolder: options.teacherFolder,
        addedFolder,
        workers: options.teacherWorkers,
      }),
    teacherFolder: options.teacherFolder,
    teacherWorkers: options.teacherWorkers,
    openGallery: (workspace) => openGallery({ ...workspace, worker: options.galleryWorker }),
    openReading: (workspace) =>
      openReadingThread({
        ...workspace,
        worker: options.readingWorker,
        onBug: options.onBug,
      }),
    copyDetectionWorker: options.copyDetectionWorker,
    jpegPrintWorker: options.jpegPrintWorker,
    mapWorker: options.mapWorker,
    copySearch: createCopySearch({
      worker: options.nearPairWorker,
      threads: availableParallelism(),
    }),
    printComparer: createPrintComparer({
      worker: options.printWorker,
      threads: availableParallelism(),
    }),
    weights: {
      folder: join(options.userDataFolder, 'weights'),
      worker: options.weightsWorker,
    },
    exports: options.exports,
    hub: (environment['HF_ENDPOINT'] ?? 'https://huggingface.co').replace(/\/+$/, ''),
    fetcher: createMediaFetcher(
      environment['T4SA_ALLOW_LOOPBACK'] === '1' ? FROM_THIS_MACHINE : {},
    ),
    recent: createRecentWorkspaces(join(options.userDataFolder, 'recent-workspaces.json')),
    nowMs: Date.now,
    xBearerToken: () => environment['T4SA_X_BEARER_TOKEN'] ?? null,
    onBug: options.onBug,
  });
  return {
    studio,
    close: async () => {
      await studio.close();
      await trainer.close();
    },
  };
}
