import type {
  ComputeDevice,
  DeviceChoice,
  DeviceReport,
} from '../../../../shared/domain/compute-device.ts';

const GIB = 2 ** 30;

/** `NVIDIA H100, 80 GiB`: memory is sold in powers of two. */
export function deviceText({ name, memoryBytes }: ComputeDevice): string {
  if (memoryBytes === null) return name;
  const size = memoryBytes / GIB;
  return `${name}, ${size.toFixed(size < 9.95 ? 1 : 0)} GiB`;
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
