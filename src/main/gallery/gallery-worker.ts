import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../shared/failure.ts';
import { createGalleryReader } from './gallery-reader.ts';
import type { GalleryAnswer, GalleryRequest } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const reply = (answer: GalleryAnswer): void => port.postMessage(answer);

// Made by `openGallery`, with what the type says.
const reader = createGalleryReader(workerData);

port.on('message', async (request: GalleryRequest) => {
  const { id } = request;
  if (request.kind === 'close') {
    reader.close(null);
    process.exit();
  }
  try {
    reply({ id, ok: true, answer: await answerTo(request) });
  } catch (error) {
    const failure =
      error instanceof Failure
        ? { kind: error.kind, message: error.message, advice: error.advice }
        : {
            kind: 'BUG' as const,
            message: `The gallery could not be read: ${error instanceof Error ? error.message : error}`,
            advice: 'This is a fault of the program. Nothing is lost; try again.',
          };
    reply({ id, ok: false, ...failure });
  }
});

function answerTo(request: Exclude<GalleryRequest, { kind: 'close' }>): unknown {
  switch (request.kind) {
    case 'open':
      return reader.open(request.asked);
    case 'refresh':
      return reader.refresh(request.asked);
    case 'page':
      return reader.page(request.asked);
    case 'place':
      return reader.place(request.asked);
    case 'mediaIdsAt':
      return reader.mediaIdsAt(request.asked);
    case 'group':
      return reader.group(request.asked);
    case 'samePosts':
      return reader.samePosts(request.asked);
  }
}
