import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from '../median.ts';
import { type Answer, alternately, PYTHON } from './alternately.ts';

const OURS = fileURLToPath(new URL('./measure-network.ts', import.meta.url));
const THEIRS = fileURLToPath(new URL('../../test/fixtures/torch-reference.py', import.meta.url));
export const THREADS = availableParallelism();
const WARM_UP = 2;
const GIB = 2 ** 30;

/** The batches of the paper's solver, as far as memory holds them. */
const BATCHES = { 'VGG-19': 8, HybridCNN: 32 } as const;

/** Forward, and training all layers, next to PyTorch: medians over some batches. */
export async function compareNetworks(only: string | undefined, rounds: number): Promise<void> {
  for (const [network, images] of Object.entries(BATCHES)) {
    if (only !== undefined && only !== network) continue;
    for (const mode of ['forward', 'FT-A']) await compare(network, mode, images, rounds);
  }
}

async function compare(network: string, mode: string, images: number, rounds: number) {
  const asked = [network, mode, String(images)];
  const sides = [
    { command: process.execPath, arguments: [OURS, ...asked] },
    { command: PYTHON, arguments: [THEIRS, 'measure', ...asked, String(THREADS)] },
  ];
  const [ours = [], theirs = []] = await alternately(sides, WARM_UP + rounds);
  const of = (side: readonly Answer[], figure: 'seconds' | 'cpuSeconds') =>
    median(side.slice(WARM_UP).map((answer) => answer[figure]));
  const memory = (side: readonly Answer[]) => (side.at(-1)?.peakBytes ?? 0) / GIB;
  const ratio = (figure: 'seconds' | 'cpuSeconds') =>
    (of(theirs, figure) / of(ours, figure)).toFixed(2);
  const told = (side: readonly Answer[]) =>
    `${(images / of(side, 'seconds')).toFixed(1)} images/s, ${memory(side).toFixed(1)} GiB`;
  console.log(
    `${network} ${mode}, batches of ${images}`.padEnd(34),
    `${told(ours)}; PyTorch ${told(theirs)};`,
    `speed ${ratio('seconds')}×, by processor time ${ratio('cpuSeconds')}×,`,
    `memory ${(memory(ours) / memory(theirs)).toFixed(2)}×`,
  );
}
