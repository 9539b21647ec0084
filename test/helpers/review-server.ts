import { composeStudio } from '../../src/main/app/compose-studio.ts';
import { serveStudio } from '../../src/main/serve/serve-studio.ts';
import { PROGRAM_FILES } from './program-files.ts';

/** A process of its own that serves a workspace, without an interface, until it is killed; prints its link. Both folders must be there. */
const [folder = '', userDataFolder = ''] = process.argv.slice(2);

const { studio } = composeStudio({
  ...PROGRAM_FILES,
  shell: 'browser',
  mediaBaseUrl: '/media',
  userDataFolder,
  environment: {},
  startTrainer: () => {
    throw new Error('reviewing needs no trainer');
  },
  onBug: console.error,
});
await studio.open(folder, { create: false });
const { link } = await serveStudio(studio, {
  port: 0,
  rendererFolder: userDataFolder,
});
console.log(link);
