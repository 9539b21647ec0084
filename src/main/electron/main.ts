import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import { composeStudio } from '../app/compose-studio.ts';
import { createMediaResponder } from '../app/media-responder.ts';
import { reopenLast } from '../app/reopen-last.ts';
import { createStudioRouter } from '../app/studio-router.ts';
import { offerPathChooser } from './choose-paths.ts';
import { connectWindows } from './connect-windows.ts';
import { openWindow } from './open-window.ts';
import { handleProtocols, registerSchemes } from './protocols.ts';
import { startUtilityTrainer } from './utility-trainer.ts';

const BUILT = import.meta.dirname;
const PRELOAD = join(BUILT, '../preload/index.cjs');
const RENDERER_FOLDER = join(BUILT, '../renderer');
const TEACHER_FOLDER = join(BUILT, '../../resources/teacher');
const TEACHER_WORKERS = {
  tandem: join(BUILT, 'tandem-worker.js'),
  transformer: join(BUILT, 'transformer-worker.js'),
};
const GALLERY_WORKER = join(BUILT, 'gallery-worker.js');
const READING_WORKER = join(BUILT, 'reading-worker.js');
const COPY_DETECTION_WORKER = join(BUILT, 'copy-detection-worker.js');
const JPEG_PRINT_WORKER = join(BUILT, 'jpeg-print-worker.js');
const NEAR_PAIR_WORKER = join(BUILT, 'near-pair-worker.js');
const PRINT_WORKER = join(BUILT, 'print-worker.js');
const MAP_WORKER = join(BUILT, 'map-worker.js');
const WEIGHTS_WORKER = join(BUILT, 'weights-worker.js');
const EXPORTS = {
  worker: join(BUILT, 'export-worker.js'),
  templates: join(BUILT, '../../resources/export'),
};
const TRAINER_ENTRY = join(BUILT, 'trainer.js');

registerSchemes();
const { studio, close } = composeStudio({
  shell: 'electron',
  mediaBaseUrl: `${ELECTRON_BRIDGE.mediaScheme}://media`,
  userDataFolder: app.getPath('userData'),
  environment: process.env,
  startTrainer: (how) => startUtilityTrainer(TRAINER_ENTRY, how),
  teacherFolder: TEACHER_FOLDER,
  teacherWorkers: TEACHER_WORKERS,
  galleryWorker: GALLERY_WORKER,
  readingWorker: READING_WORKER,
  nearPairWorker: NEAR_PAIR_WORKER,
  printWorker: PRINT_WORKER,
  mapWorker: MAP_WORKER,
  weightsWorker: WEIGHTS_WORKER,
  exports: EXPORTS,
  copyDetectionWorker: COPY_DETECTION_WORKER,
  jpegPrintWorker: JPEG_PRINT_WORKER,
  onBug: (error) => process.stderr.write(`${String(error)}\n`),
});

let closed = false;
app.on('window-all-closed', () => app.quit());
app.on('will-quit', (event) => {
  if (closed) return;
  event.preventDefault();
  void close().finally(() => {
    closed = true;
    app.quit();
  });
});

await app.whenReady();
handleProtocols(RENDERER_FOLDER, createMediaResponder(studio));
connectWindows(createStudioRouter(studio));
offerPathChooser();
await reopenLast(studio);
await openWindow(PRELOAD);
app.on('activate', () => {
  if (BrowserWindow.getAllWindows().length === 0) void openWindow(PRELOAD);
});
