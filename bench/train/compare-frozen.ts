import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { type Answer, alternately, PYTHON } from './alternately.ts';
import { THREADS } from './compare-networks.ts';

const OURS = fileURLToPath(new URL('./measure-frozen.ts', import.meta.url));
const THEIRS = fileURLToPath(new URL('./torch-train.py', import.meta.url));
const EPOCHS = 10;
const BATCH = 64;
const NETWORKS = ['MobileNetV2', 'VGG-19', 'HybridCNN'];

/** Ten epochs of FT-F: features computed once, computed anew every epoch, and PyTorch's computed anew. */
export async function compareFrozen(only: string | undefined, images: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 't4sa-frozen-'));
  try {
    const scenes = join(folder, 'scenes');
    await writeDemoBenchmark(scenes, { seed: 1, perPolarity: Math.ceil(images / 3) });
    for (const network of NETWORKS) {
      if (only !== undefined && only !== network) continue;
      const asked = [network, scenes, String(BATCH)];
      const features = join(folder, network);
      const sides = [
        { command: process.execPath, arguments: [OURS, ...asked, 'once', features] },
        { command: process.execPath, arguments: [OURS, ...asked, 'anew', features] },
        { command: PYTHON, arguments: [THEIRS, 'frozen', ...asked, String(THREADS)] },
      ];
      const [once = [], anew = [], theirs = []] = await alternately(sides, EPOCHS);
      const pictures = 3 * Math.ceil(images / 3);
      console.log(
        `${network} FT-F, ${EPOCHS} epochs of ${pictures} images`.padEnd(44),
        `${told(once)} (first epoch ${(once[0]?.seconds ?? 0).toFixed(1)} s);`,
        `anew ${told(anew)}, ${ratio(anew, once)};`,
        `PyTorch anew ${told(theirs)}, ${ratio(theirs, once)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sum(answers: readonly Answer[], figure: 'seconds' | 'cpuSeconds'): number {
  return answers.reduce((all, answer) => all + answer[figure], 0);
}

function told(answers: readonly Answer[]): string {
  return `${sum(answers, 'seconds').toFixed(1)} s, ${((answers.at(-1)?.peakBytes ?? 0) / 2 ** 30).toFixed(1)} GiB`;
}

function ratio(slow: readonly Answer[], fast: readonly Answer[]): string {
  const times = (figure: 'seconds' | 'cpuSeconds') =>
    (sum(slow, figure) / sum(fast, figure)).toFixed(2);
  return `${times('seconds')}× (processor time ${times('cpuSeconds')}×)`;
}
