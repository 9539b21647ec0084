import { execFile } from 'node:child_process';
import { type ListedGpu, parseListedGpus } from '../domain/devices/listed-gpu.ts';

/** What NVIDIA's driver answers: its GPUs, that it cannot (in its words), or nothing where it is not there. */
export type DriverAnswer =
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'listed'; readonly gpus: readonly ListedGpu[] };

const QUERY = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader,nounits'];
/** A driver that wakes its GPUs takes some seconds. */
const PATIENCE_MS = 20_000;

/** Asks the driver for its GPUs by `nvidia-smi`, looked for on the environment's path. */
export function askNvidiaDriver(environment: NodeJS.ProcessEnv): Promise<DriverAnswer> {
  return new Promise((resolve) => {
    const options = { env: environment, timeout: PATIENCE_MS, windowsHide: true };
    execFile('nvidia-smi', QUERY, options, (error, stdout, stderr) => {
      const gpus = parseListedGpus(stdout);
      if (gpus.length > 0) resolve({ kind: 'listed', gpus });
      else if (error !== null && error.code === 'ENOENT') resolve({ kind: 'absent' });
      else if (error?.killed === true) resolve({ kind: 'failed', words: 'it took too long' });
      else {
        const [words = 'it says nothing'] = `${stdout}\n${stderr}`.split('\n').filter(isWords);
        resolve({ kind: 'failed', words });
      }
    });
  });
}

function isWords(line: string): boolean {
  return line.trim() !== '';
}
