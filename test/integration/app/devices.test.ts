import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import type { StartTrainer, TrainerStart } from '../../../src/main/app/trainer-client.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { pathWithNvidiaSmi } from '../../helpers/fake-nvidia-smi.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const TWO_GPUS = 'NVIDIA GeForce RTX 3090, 24576, 550.54.14\nTesla K40, 11441, 550.54.14\n';
const WORDS = [
  'I0000 00:00:1763460310.539051   90522 gpu_device.cc:2020] Created device /job:localhost/replica:0/task:0/device:GPU:0 with 22298 MB memory:  -> device: 0, name: NVIDIA GeForce RTX 3090, pci bus id: 0000:1b:00.0, compute capability: 8.6',
  'I0000 00:00:1763460310.539052   90522 gpu_device.cc:2151] Ignoring visible gpu device (device: 1, name: Tesla K40, pci bus id: 0000:2b:00.0, compute capability: 3.5) with Cuda compute capability 3.5. The minimum required Cuda capability is 6.0.',
];

/** A trainer that says more than TensorFlow for the processor does; `starts` tells how it was started. */
function aTrainer(words: readonly string[]) {
  const entry = join(temporaryFolder(), 'entry.mjs');
  const text = words.map((line) => `${line}\n`).join('');
  writeFileSync(
    entry,
    `process.stderr.write(${JSON.stringify(text)});\nawait import(${JSON.stringify(ENTRY)});\n`,
  );
  const starts: TrainerStart['environment'][] = [];
  const startTrainer: StartTrainer = (how) => {
    starts.push(how.environment);
    return forkTrainer(entry, how);
  };
  return { starts, startTrainer };
}

async function aMachine(nvidiaSmi: string, words: readonly string[], exitCode = 0) {
  const PATH = pathWithNvidiaSmi(temporaryFolder(), nvidiaSmi, exitCode);
  const trainer = aTrainer(words);
  const studio = await aStudio({ environment: { PATH }, startTrainer: trainer.startTrainer });
  return { ...studio, ...trainer };
}

it('GPUs are shown by name and memory, those that do not work with a reason, the CPU last', async () => {
  const { client } = await aMachine(TWO_GPUS, WORDS);
  const { devices, choice, used } = await client.system.devices();
  expect(devices).toMatchObject([
    { id: 'gpu-0', name: 'NVIDIA GeForce RTX 3090', memoryBytes: 24_576 * 2 ** 20, obstacle: null },
    { id: 'gpu-1', name: 'Tesla K40', obstacle: { reason: expect.stringContaining('3.5') } },
    { id: 'cpu', obstacle: null },
  ]);
  expect([choice, used]).toEqual(['automatic', 'gpu-0']);
});

it('a driver whose libraries TensorFlow does not find is told by their names', async () => {
  const { client } = await aMachine(TWO_GPUS, [
    "W0000 00:00:1 2 dso_loader.cc:66] Could not load dynamic library 'libcudnn.so.9'; dlerror: libcudnn.so.9: cannot open shared object file: No such file or directory",
    'W0000 00:00:1 2 gpu_device.cc:2365] Cannot dlopen some GPU libraries. Please make sure the missing libraries mentioned above are installed properly if you would like to use GPU.',
  ]);
  const { devices, used } = await client.system.devices();
  expect(devices[0]?.obstacle?.reason).toContain('libcudnn.so.9');
  expect(used).toBe('cpu');
});

it('a choice is kept, applied to the next trainer, and refused where it cannot be', async () => {
  const { client, studio, starts, folder } = await aMachine(TWO_GPUS, WORDS);
  const { trainer } = studio.parts;
  const predict = async () => {
    const reading = trainer.predict(
      { modelFolder: folder, paths: [] },
      new AbortController().signal,
    );
    await Array.fromAsync(reading).catch(() => []);
  };
  await predict();
  expect(starts).toEqual([{ CUDA_DEVICE_ORDER: 'PCI_BUS_ID' }]);

  expect(await client.system.chooseDevice({ choice: 'gpu-0' })).toMatchObject({
    choice: 'gpu-0',
    used: 'gpu-0',
  });
  await predict();
  await predict();
  expect(starts.at(-1)).toMatchObject({ CUDA_VISIBLE_DEVICES: '0' });
  // The first, the one that was asked for devices, and the one on the device that was chosen.
  expect(starts).toHaveLength(3);

  for (const choice of ['gpu-1', 'gpu-7'] as const) {
    await expect(client.system.chooseDevice({ choice })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { advice: expect.stringMatching(/\w/) },
    });
  }
  const kept = readFileSync(join(folder, 'user/devices.json'), 'utf8');
  expect(JSON.parse(kept)).toEqual({ choice: 'gpu-0' });
});

it('a driver that does not answer breaks nothing', async () => {
  const words = 'Failed to initialize NVML: Driver/library version mismatch\n';
  const { client, starts } = await aMachine(words, [], 18);
  const { devices } = await client.system.devices();
  expect(devices.at(-1)).toMatchObject({ id: 'cpu', obstacle: null });
  // TensorFlow is asked about GPUs that are there only.
  expect(starts).toHaveLength(0);
});

it('where TensorFlow does not start, its failure is the reason', async () => {
  const entry = join(temporaryFolder(), 'entry.mjs');
  writeFileSync(entry, "throw new Error('the library is not there');");
  const PATH = pathWithNvidiaSmi(temporaryFolder(), TWO_GPUS);
  const { client } = await aStudio({
    environment: { PATH },
    startTrainer: (how) => forkTrainer(entry, how),
  });
  const { devices } = await client.system.devices();
  expect(devices[0]?.obstacle?.reason).toContain('the library is not there');
});
