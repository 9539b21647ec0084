import { describe, expect, it } from 'vitest';
import { gpuObstacle } from '../../../../src/main/domain/devices/gpu-obstacle.ts';
import { readTensorFlowWords } from '../../../../src/main/domain/devices/tensorflow-words.ts';

const LINUX = { platform: 'linux', arch: 'x64' };

// What TensorFlow 2.15 to 2.21 wrote on people's machines.
const START = [
  'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR',
  'I0000 00:00:1795598610.789336    4329 port.cc:153] oneDNN custom operations are on. You may see slightly different numerical results due to floating-point round-off errors from different computation orders. To turn them off, set the environment variable `TF_ENABLE_ONEDNN_OPTS=0`.',
  'I0000 00:00:1795598610.926139    4329 cpu_feature_guard.cc:227] This TensorFlow binary is optimized to use available CPU instructions in performance-critical operations.',
  'To enable the following instructions: AVX2 AVX512F FMA, in other operations, rebuild TensorFlow with the appropriate compiler flags.',
];
const CANNOT_DLOPEN = [
  'I0000 00:00:1778068656.617967   14701 cudart_stub.cc:31] Could not find cuda drivers on your machine, GPU will not be used.',
  'E0000 00:00:1778068660.513971   14701 cuda_executor.cc:1737] INTERNAL: CUDA Runtime error: Failed call to cudaGetRuntimeVersion: Error loading CUDA libraries. GPU will not be used.: Error loading CUDA libraries. GPU will not be used.',
  "W0000 00:00:1778068660.514286   14736 cuda_executor.cc:1755] Failed to determine cuDNN version (Note that this is expected if the application doesn't link the cuDNN plugin): INTERNAL: cuDNN error: CUDNN_STATUS_INTERNAL_ERROR",
  'W0000 00:00:1778068660.529293   14701 gpu_device.cc:2365] Cannot dlopen some GPU libraries. Please make sure the missing libraries mentioned above are installed properly if you would like to use GPU. Follow the guide at https://www.tensorflow.org/install/gpu for how to download and setup the required libraries for your platform.',
  'Skipping registering GPU devices...',
];
const NAMED = [
  "W external/org_tensorflow/tensorflow/tsl/platform/default/dso_loader.cc:66] Could not load dynamic library 'libcudnn.so.9'; dlerror: libcudnn.so.9: cannot open shared object file: No such file or directory",
  "W external/org_tensorflow/tensorflow/tsl/platform/default/dso_loader.cc:66] Could not load dynamic library 'libnvinfer.so.7'; dlerror: libnvrtc.so.11.1: cannot open shared object file: No such file or directory",
];
const NO_LIBCUDA = [
  'E external/local_xla/xla/stream_executor/cuda/cuda_platform.cc:51] failed call to cuInit: INTERNAL: CUDA error: Failed call to cuInit: UNKNOWN ERROR (303)',
];
const NOT_STARTED = [
  'E tensorflow/stream_executor/cuda/cuda_driver.cc:318] failed call to cuInit: CUDA_ERROR_UNKNOWN: unknown error',
];
const CREATED = [
  'I0000 00:00:1763460310.539051   90522 gpu_device.cc:2020] Created device /job:localhost/replica:0/task:0/device:GPU:0 with 22298 MB memory:  -> device: 0, name: NVIDIA GeForce RTX 3090, pci bus id: 0000:1b:00.0, compute capability: 8.6',
];
const TOO_OLD = [
  'I tensorflow/core/common_runtime/gpu/gpu_device.cc:1721] Ignoring visible gpu device (device: 1, name: GeForce GTX 670MX, pci bus id: 0000:02:00.0, compute capability: 3.0) with Cuda compute capability 3.0. The minimum required Cuda capability is 3.5.',
];
const OUT_OF_MEMORY = [
  'E external/local_xla/xla/stream_executor/cuda/cuda_driver.cc:273] failed call to cuDevicePrimaryCtxRetain: CUDA_ERROR_OUT_OF_MEMORY: out of memory',
];

const obstacle = (lines: readonly string[], place = 0, driver = '550.54.14', machine = LINUX) =>
  gpuObstacle(place, driver, readTensorFlowWords([...START, ...lines]), machine);

describe('a GPU that TensorFlow does not use has a reason', () => {
  it('of a TensorFlow for the processor only: it never speaks of CUDA', () => {
    const { reason, advice } = obstacle([]) ?? {};
    expect(reason).toContain('CPU only');
    expect(advice).toContain('setup.mjs --again');
  });

  it('of libraries, by name where they are named', () => {
    expect(obstacle(CANNOT_DLOPEN)?.reason).toContain('Libraries of CUDA');
    const named = obstacle([...NAMED, ...CANNOT_DLOPEN])?.reason;
    expect(named).toContain('libcudnn.so.9');
    // It computes without TensorRT.
    expect(named).not.toContain('nvinfer');
  });

  it("of the driver's library, of its age, and of CUDA that does not start", () => {
    expect(obstacle(NO_LIBCUDA)?.reason).toContain('libcuda.so.1');
    expect(obstacle(CANNOT_DLOPEN, 0, '470.63.01')?.reason).toContain('too old');
    expect(obstacle(NOT_STARTED)?.reason).toContain('CUDA_ERROR_UNKNOWN');
  });

  it('of memory that others took', () => {
    expect(obstacle(OUT_OF_MEMORY)?.advice).toContain('Close');
  });

  it('of its own age, told apart from a GPU beside it that is used', () => {
    const lines = [...CREATED, ...TOO_OLD];
    expect(obstacle(lines, 0)).toBeNull();
    expect(obstacle(lines, 1)?.reason).toContain('3.0; this TensorFlow needs 3.5');
  });

  it('of the system, which has no TensorFlow for GPUs', () => {
    const windows = { platform: 'win32', arch: 'x64' };
    expect(obstacle([], 0, '550.54.14', windows)?.reason).toContain('Linux');
  });

  it('even where TensorFlow gives none', () => {
    expect(obstacle(['I gpu_device.cc:1] something about a GPU'])?.reason).toContain('why');
  });
});
