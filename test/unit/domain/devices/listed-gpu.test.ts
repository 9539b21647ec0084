import { expect, it } from 'vitest';
import { parseListedGpus } from '../../../../src/main/domain/devices/listed-gpu.ts';

it('reads the GPUs in the order in which the driver lists them', () => {
  const text = 'NVIDIA GeForce RTX 3080, 10240, 550.54.14\nTesla T4, 15360, 550.54.14\n';
  expect(parseListedGpus(text)).toEqual([
    { name: 'NVIDIA GeForce RTX 3080', memoryBytes: 10_240 * 2 ** 20, driverVersion: '550.54.14' },
    { name: 'Tesla T4', memoryBytes: 15_360 * 2 ** 20, driverVersion: '550.54.14' },
  ]);
});

it('a GPU whose memory the driver does not tell has no size', () => {
  const [gpu] = parseListedGpus('NVIDIA GB10, [N/A], 580.95.05\r\n');
  expect(gpu).toEqual({ name: 'NVIDIA GB10', memoryBytes: null, driverVersion: '580.95.05' });
});

it('a comma belongs to the name', () => {
  expect(parseListedGpus('Maker, Model X, 8192, 535.104')[0]?.name).toBe('Maker, Model X');
});

it.each([
  '',
  'No devices were found\n',
  "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.\n",
  'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 580.173\n',
])('complaints are no GPUs: %j', (text) => {
  expect(parseListedGpus(text)).toEqual([]);
});
