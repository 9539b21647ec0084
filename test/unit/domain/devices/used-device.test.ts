import { expect, it } from 'vitest';
import { deviceEnvironment, usedDevice } from '../../../../src/main/domain/devices/used-device.ts';
import type { ComputeDevice, DeviceId } from '../../../../src/shared/domain/compute-device.ts';

const device = (id: DeviceId, works = true): ComputeDevice => ({
  id,
  name: id,
  memoryBytes: null,
  obstacle: works ? null : { reason: 'broken', advice: 'Mend it.' },
});

it('takes the first that works where none is chosen', () => {
  const devices = [device('gpu-0', false), device('gpu-1'), device('cpu')];
  expect(usedDevice(devices, 'automatic')).toBe('gpu-1');
  expect(usedDevice([device('gpu-0', false), device('cpu')], 'automatic')).toBe('cpu');
});

it('takes what is chosen, and the CPU where that is gone or does not work any more', () => {
  const devices = [device('gpu-0'), device('gpu-1', false), device('cpu')];
  expect(usedDevice(devices, 'cpu')).toBe('cpu');
  expect(usedDevice(devices, 'gpu-0')).toBe('gpu-0');
  expect(usedDevice(devices, 'gpu-1')).toBe('cpu');
  expect(usedDevice(devices, 'gpu-5')).toBe('cpu');
});

it('shows CUDA the device that is chosen, counted as the driver counts', () => {
  const order = { CUDA_DEVICE_ORDER: 'PCI_BUS_ID' };
  expect(deviceEnvironment('automatic')).toEqual(order);
  expect(deviceEnvironment('cpu')).toEqual({ ...order, CUDA_VISIBLE_DEVICES: '-1' });
  expect(deviceEnvironment('gpu-12')).toEqual({ ...order, CUDA_VISIBLE_DEVICES: '12' });
});
