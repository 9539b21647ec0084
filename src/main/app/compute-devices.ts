import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import {
  type ComputeDevice,
  DeviceChoice,
  type DeviceReport,
} from '../../shared/domain/compute-device.ts';
import { Failure } from '../../shared/failure.ts';
import { findGraphicsCards } from '../devices/graphics-cards.ts';
import { askNvidiaDriver } from '../devices/nvidia-driver.ts';
import {
  gpuObstacle,
  NO_DRIVER,
  notAsked,
  otherMaker,
  silentDriver,
} from '../domain/devices/gpu-obstacle.ts';
import { deviceEnvironment, usedDevice } from '../domain/devices/used-device.ts';
import type { TensorFlowAnswer } from './ask-tensorflow.ts';

/** The machine's devices, and which one networks are computed on; the same for all workspaces. */
export type ComputeDevices = {
  /** The CPU last. Devices are looked for at the first call. */
  readonly report: () => Promise<DeviceReport>;
  /** Keeps the choice. Fails BAD_INPUT where the device is not there or cannot be used. */
  readonly choose: (choice: DeviceChoice) => Promise<DeviceReport>;
  readonly choice: () => DeviceChoice;
  /** What a trainer is started with, so that it computes on what is chosen. */
  readonly trainerEnvironment: () => Readonly<Record<string, string>>;
};

const Kept = z.object({ choice: DeviceChoice });
type Found = Omit<ComputeDevice, 'id'>;

export function createComputeDevices(options: {
  /** Keeps the choice. */
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Has TensorFlow look at all GPUs. */
  readonly askTensorFlow: () => Promise<TensorFlowAnswer>;
  /** Another device is to be computed on. */
  readonly onChosen: () => void;
}): ComputeDevices {
  let choice = keptChoice(options.file);
  let found: Promise<readonly ComputeDevice[]> | null = null;
  const devices = async (): Promise<readonly ComputeDevice[]> => {
    found ??= findDevices(options);
    try {
      return await found;
    } catch (error) {
      found = null;
      throw error;
    }
  };
  const report = async (): Promise<DeviceReport> => {
    const all = await devices();
    return { devices: all, choice, used: usedDevice(all, choice) };
  };
  return {
    report,
    choice: () => choice,
    trainerEnvironment: () => deviceEnvironment(choice),
    choose: async (chosen) => {
      requireUsable(await devices(), chosen);
      if (chosen !== choice) {
        await mkdir(dirname(options.file), { recursive: true });
        await writeFile(options.file, `${JSON.stringify({ choice: chosen })}\n`);
        choice = chosen;
        options.onChosen();
      }
      return report();
    },
  };
}

/** What was chosen last; a choice that cannot be read is not worth a failure. */
function keptChoice(file: string): DeviceChoice {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).choice;
  } catch {
    return 'automatic';
  }
}

function requireUsable(devices: readonly ComputeDevice[], choice: DeviceChoice): void {
  if (choice === 'automatic') return;
  const device = devices.find(({ id }) => id === choice);
  if (device === undefined) {
    throw new Failure(
      'BAD_INPUT',
      `There is no device ${choice}`,
      `Choose one of these: automatic, ${devices.map(({ id }) => id).join(', ')}.`,
    );
  }
  if (device.obstacle === null) return;
  const { reason, advice } = device.obstacle;
  throw new Failure('BAD_INPUT', `${device.name} cannot be used: ${reason}`, advice);
}

async function findDevices(options: {
  readonly environment: NodeJS.ProcessEnv;
  readonly askTensorFlow: () => Promise<TensorFlowAnswer>;
}): Promise<readonly ComputeDevice[]> {
  const cards = await findGraphicsCards();
  const nvidia = await nvidiaGpus(
    cards.filter(({ maker }) => maker === 'NVIDIA'),
    options,
  );
  const others = cards
    .filter(({ maker }) => maker !== 'NVIDIA')
    .map(({ maker, model }) => unknownGpu(`${maker} graphics (${model})`, otherMaker(maker)));
  const apple =
    process.platform === 'darwin' ? [unknownGpu('Apple graphics', otherMaker('Apple'))] : [];
  const cpu = { id: 'cpu', name: cpuName(), memoryBytes: totalmem(), obstacle: null } as const;
  const gpus = [...nvidia, ...others, ...apple];
  return [...gpus.map((gpu, place) => ({ id: `gpu-${place}`, ...gpu })), cpu];
}

async function nvidiaGpus(
  cards: readonly { readonly model: string }[],
  {
    environment,
    askTensorFlow,
  }: {
    readonly environment: NodeJS.ProcessEnv;
    readonly askTensorFlow: () => Promise<TensorFlowAnswer>;
  },
): Promise<readonly Found[]> {
  const driver = await askNvidiaDriver(environment);
  if (driver.kind !== 'listed') {
    const obstacle = driver.kind === 'absent' ? NO_DRIVER : silentDriver(driver.words);
    return cards.map(({ model }) => unknownGpu(`NVIDIA graphics (${model})`, obstacle));
  }
  const answer = await askTensorFlow();
  return driver.gpus.map(({ name, memoryBytes, driverVersion }, place) => ({
    name,
    memoryBytes,
    obstacle:
      answer.kind === 'failed'
        ? notAsked(answer.words)
        : gpuObstacle(place, driverVersion, answer.words, process),
  }));
}

function unknownGpu(name: string, obstacle: Found['obstacle']): Found {
  return { name, memoryBytes: null, obstacle };
}

function cpuName(): string {
  return cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() || 'CPU';
}
