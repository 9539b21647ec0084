import { describe, expect, it } from 'vitest';
import {
  deviceOptions,
  deviceText,
  usedDevice,
} from '../../../../src/renderer/features/train/devices/device-words.ts';

const cpu = { id: 'cpu', name: 'Xeon', memoryBytes: 24 * 2 ** 30, obstacle: null } as const;
const gpu = {
  id: 'gpu-0',
  name: 'NVIDIA H100',
  memoryBytes: 80 * 2 ** 30,
  obstacle: null,
} as const;
const blocked = { ...gpu, obstacle: { reason: 'no driver', advice: 'install it' } } as const;

describe('devices', () => {
  it('are shown by name and memory', () => {
    expect(deviceText(gpu)).toBe('NVIDIA H100, 80 GiB');
    expect(deviceText({ ...cpu, memoryBytes: 3.7 * 2 ** 30 })).toBe('Xeon, 3.7 GiB');
    expect(deviceText({ ...cpu, memoryBytes: null })).toBe('Xeon');
  });

  it('can be chosen, and the automatic choice says what it comes to', () => {
    const report = { devices: [gpu, cpu], choice: 'automatic', used: 'gpu-0' } as const;
    expect(deviceOptions(report)).toEqual([
      { value: 'automatic', label: 'Automatic: NVIDIA H100', disabled: false },
      { value: 'gpu-0', label: 'NVIDIA H100, 80 GiB', disabled: false },
      { value: 'cpu', label: 'Xeon, 24 GiB', disabled: false },
    ]);
    expect(usedDevice(report)).toBe(gpu);
  });

  it('cannot be chosen where something is in the way', () => {
    const report = { devices: [blocked, cpu], choice: 'automatic', used: 'cpu' } as const;
    expect(deviceOptions(report).map(({ label, disabled }) => [label, disabled])).toEqual([
      ['Automatic: Xeon', false],
      ['NVIDIA H100, 80 GiB', true],
      ['Xeon, 24 GiB', false],
    ]);
  });
});
