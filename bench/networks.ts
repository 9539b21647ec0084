// The networks next to PyTorch on a CPU: images per second and greatest memory, forward and training all layers.
//   node bench/networks.ts [VGG-19|HybridCNN] [rounds]
// Same network, batch and threads; both processes stay, and each batch of one is followed by a batch of the other.
// Python needs the package torch; T4SA_PYTHON names an interpreter other than python3.
import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { median } from './median.ts';

const OURS = fileURLToPath(new URL('./networks/measure-network.ts', import.meta.url));
const THEIRS = fileURLToPath(new URL('../test/fixtures/torch-reference.py', import.meta.url));
const PYTHON = process.env['T4SA_PYTHON'] ?? 'python3';
const THREADS = availableParallelism();
const WARM_UP = 2;
const GIB = 2 ** 30;

/** The batches of the paper's solver, as far as memory holds them. */
const BATCHES = { 'VGG-19': 8, HybridCNN: 32 } as const;

const Answer = z.object({ seconds: z.number(), peakBytes: z.number() });
type Answer = z.infer<typeof Answer>;

const [only, rounds = '7'] = process.argv.slice(2);
const load = loadavg().map((value) => value.toFixed(1));
console.log(`${THREADS} threads, ${rounds} rounds, medians; load of the machine ${load.join(' ')}`);
for (const [network, images] of Object.entries(BATCHES)) {
  if (only !== undefined && only !== network) continue;
  for (const mode of ['forward', 'FT-A']) await compare(network, mode, images, Number(rounds));
}

async function compare(network: string, mode: string, images: number, rounds: number) {
  const ours = measured(process.execPath, [OURS, network, mode, String(images)]);
  const theirs = measured(PYTHON, [
    THEIRS,
    'measure',
    network,
    mode,
    String(images),
    String(THREADS),
  ]);
  const answers: { readonly ours: Answer; readonly theirs: Answer }[] = [];
  try {
    for (let round = 0; round < WARM_UP + rounds; round += 1) {
      answers.push({ ours: await ours.next(), theirs: await theirs.next() });
    }
  } finally {
    ours.stop();
    theirs.stop();
  }
  const speedOf = (side: 'ours' | 'theirs') =>
    images / median(answers.slice(WARM_UP).map((answer) => answer[side].seconds));
  const memoryOf = (side: 'ours' | 'theirs') => (answers.at(-1)?.[side].peakBytes ?? 0) / GIB;
  const [speed, torchSpeed] = [speedOf('ours'), speedOf('theirs')];
  const [memory, torchMemory] = [memoryOf('ours'), memoryOf('theirs')];
  console.log(
    `${network} ${mode}, batches of ${images}`.padEnd(34),
    `${speed.toFixed(1)} images/s, ${memory.toFixed(1)} GiB;`,
    `PyTorch ${torchSpeed.toFixed(1)} images/s, ${torchMemory.toFixed(1)} GiB;`,
    `speed ${(speed / torchSpeed).toFixed(2)}×, memory ${(memory / torchMemory).toFixed(2)}×`,
  );
}

/** A process that measures one batch for every line that it is given. */
function measured(command: string, commandArguments: readonly string[]) {
  const child: ChildProcess = spawn(command, commandArguments, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('a process without an output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async (): Promise<Answer> => {
      child.stdin?.write('\n');
      const line = await lines.next();
      if (line.done === true) throw new Error(`${command} ended`);
      return Answer.parse(JSON.parse(line.value));
    },
    stop: () => child.kill(),
  };
}
