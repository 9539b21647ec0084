import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../shared/failure.ts';
import { reopenLast } from '../app/reopen-last.ts';
import { serveStudio } from '../serve/serve-studio.ts';
import type { Output } from './output.ts';
import { withStudio } from './with-studio.ts';

const RENDERER_FOLDER = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

/** Serves the interface until the process is told to stop. */
export async function serveCommand(
  options: { readonly port: number; readonly open?: string },
  output: Output,
): Promise<void> {
  await access(join(RENDERER_FOLDER, 'index.html')).catch((error: unknown) => {
    throw new Failure(
      'NOT_FOUND',
      'The interface is not built',
      'Run npm run build first; npm start does it by itself.',
      { cause: error },
    );
  });
  await withStudio('browser', process.env, async (studio) => {
    if (options.open === undefined) await reopenLast(studio);
    else await studio.open(resolve(options.open), { create: false });
    const server = await serveStudio(studio, {
      port: options.port,
      rendererFolder: RENDERER_FOLDER,
    });
    output.result(
      { event: 'serving', link: server.link },
      `T4SA Studio is open at\n\n  ${server.link}\n\nThe link is good once. Stop with Ctrl+C.`,
    );
    await new Promise<void>((stop) => {
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
    await server.close();
  });
}
