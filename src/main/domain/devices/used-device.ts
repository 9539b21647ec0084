import type {
  ComputeDevice,
  DeviceChoice,
  DeviceId,
} from '../../../shared/domain/compute-device.ts';

/**
 * What a choice comes to: the device that is chosen, the first that works where none is, and the CPU where
 * what is chosen is gone or has an obstacle.
 */
export function usedDevice(devices: readonly ComputeDevice[], choice: DeviceChoice): DeviceId {
  const wanted = devices.find(
    ({ id, obstacle }) => obstacle === null && (choice === 'automatic' || id === choice),
  );
  return wanted?.id ?? 'cpu';
}

/**
 * How CUDA is told which GPU to show to TensorFlow: by its place on the bus, as `nvidia-smi` counts.
 *
 * @returns changes to the environment of a process.
 */
export function deviceEnvironment(choice: DeviceChoice): Readonly<Record<string, string>> {
  const order = { CUDA_DEVICE_ORDER: 'PCI_BUS_ID' };
  if (choice === 'automatic') return order;
  return {
    ...order,
    CUDA_VISIBLE_DEVICES: choice === 'cpu' ? '-1' : choice.slice('gpu-'.length),
  };
}
