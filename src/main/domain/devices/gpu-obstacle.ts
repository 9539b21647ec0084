import type { ComputeDevice } from '../../../shared/domain/compute-device.ts';
import type { TensorFlowWords } from './tensorflow-words.ts';

export type Obstacle = NonNullable<ComputeDevice['obstacle']>;

/** The oldest driver that CUDA 12 runs on, by NVIDIA's table of minor version compatibility. */
const LEAST_DRIVER = 525;

const SET_UP_AGAIN = 'run `node scripts/setup.mjs --again`';
const GPU_BUILD = `To compute on it, ${SET_UP_AGAIN}: it fetches TensorFlow for NVIDIA GPUs (2 to 3 GB).`;
const DRIVER_ADVICE = `Install NVIDIA's driver (${LEAST_DRIVER} or newer), then ${SET_UP_AGAIN}.`;
const OTHER_MAKERS =
  'Networks are computed on the CPU instead; only GPUs of NVIDIA can be used, on Linux with an x64 processor.';

/**
 * What keeps TensorFlow from computing on a GPU that the driver lists, or null.
 *
 * @param place the GPU's, in the driver's order.
 */
export function gpuObstacle(
  place: number,
  driverVersion: string,
  words: TensorFlowWords,
  machine: { readonly platform: string; readonly arch: string },
): Obstacle | null {
  if (words.usable.has(place)) return null;
  const tooOld = words.tooOld.get(place);
  if (tooOld !== undefined) {
    return {
      reason: `It has compute capability ${tooOld.capability}; this TensorFlow needs ${tooOld.least} or more`,
      advice: 'Compute on the CPU, or on a newer GPU.',
    };
  }
  if (!words.speaksOfCuda && (machine.platform !== 'linux' || machine.arch !== 'x64')) {
    return {
      reason: 'TensorFlow is published for NVIDIA GPUs on Linux with an x64 processor only',
      advice: 'Compute on the CPU, or give a TensorFlow of your own by T4SA_TENSORFLOW_DIR.',
    };
  }
  if (Number.parseInt(driverVersion, 10) < LEAST_DRIVER) {
    return {
      reason: `NVIDIA's driver ${driverVersion} is too old: ${LEAST_DRIVER} or newer is needed`,
      advice: `Update the driver, then ${SET_UP_AGAIN}.`,
    };
  }
  if (!words.speaksOfCuda) {
    return { reason: 'The TensorFlow that is set up computes on the CPU only', advice: GPU_BUILD };
  }
  return saidObstacle(words);
}

/** What keeps TensorFlow from computing on all GPUs, as it says itself. */
function saidObstacle(words: TensorFlowWords): Obstacle {
  if (words.outOfMemory) {
    return {
      reason: 'Its memory is taken by other programs',
      advice: 'Close what computes on it, then start T4SA Studio again.',
    };
  }
  if (words.lacksDriver) {
    return {
      reason: "TensorFlow does not find the library of NVIDIA's driver (libcuda.so.1)",
      advice:
        "Install the driver's part for computing, such as libnvidia-compute, and start again.",
    };
  }
  if (words.lacksLibraries) {
    const names = words.missingLibraries.join(', ');
    return {
      reason:
        names === ''
          ? 'Libraries of CUDA that TensorFlow needs are missing, or do not fit'
          : `Libraries of CUDA are missing: ${names}`,
      advice: `To fetch them anew, ${SET_UP_AGAIN}.`,
    };
  }
  if (words.startError !== null) {
    return {
      reason: `CUDA does not start: ${words.startError}`,
      advice: 'Restart the machine; if it stays so, install the driver again.',
    };
  }
  return {
    reason: 'TensorFlow does not use it, and does not say why',
    advice: `Restart the machine; if it stays so, ${SET_UP_AGAIN}.`,
  };
}

/** A GPU of NVIDIA, and nothing that answers for its driver. */
export const NO_DRIVER: Obstacle = {
  reason: "NVIDIA's driver is not installed",
  advice: DRIVER_ADVICE,
};

/** @param words the driver's own, such as `Failed to initialize NVML: Driver/library version mismatch`. */
export function silentDriver(words: string): Obstacle {
  return {
    reason: `NVIDIA's driver does not answer: ${words}`,
    advice: `Restart the machine. If it stays so: ${DRIVER_ADVICE}`,
  };
}

/** TensorFlow itself did not start. */
export function notAsked(words: string): Obstacle {
  return {
    reason: `TensorFlow did not start, so nothing is known of it: ${words}`,
    advice: `Start the program again; if it stays so, ${SET_UP_AGAIN}.`,
  };
}

export function otherMaker(maker: string): Obstacle {
  return { reason: `TensorFlow does not compute on GPUs of ${maker}`, advice: OTHER_MAKERS };
}
