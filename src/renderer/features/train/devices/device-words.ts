import type {
  ComputeDevice,
  DeviceChoice,
  DeviceReport,
} from '../../../../shared/domain/compute-device.ts';
import { byteText } from '../../../ui/byte-text.ts';

/** `NVIDIA H100, 80 GB` */
export function deviceText({ name, memoryBytes }: ComputeDevice): string {
  return memoryBytes === null ? name : `${name}, ${byteText(memoryBytes)}`;
}

/** The device that networks are computed on. */
export function usedDevice({ devices, used }: DeviceReport): ComputeDevice | undefined {
  return devices.find(({ id }) => id === used);
}

/** What can be chosen, what the automatic choice comes to among it; what has an obstacle cannot be. */
export function deviceOptions(report: DeviceReport): readonly {
  readonly value: DeviceChoice;
  readonly label: string;
  readonly disabled: boolean;
}[] {
  const best = report.devices.find(({ obstacle }) => obstacle === null);
  return [
    {
      value: 'automatic',
      label: best === undefined ? 'Automatic' : `Automatic: ${best.name}`,
      disabled: false,
    },
    ...report.devices.map((device) => ({
      value: device.id,
      label: deviceText(device),
      disabled: device.obstacle !== null,
    })),
  ];
}
