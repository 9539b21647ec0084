import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onPath } from './requirements.mjs';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */

export const TENSORFLOW_VERSION = '2.21.0';

/**
 * Which TensorFlow is asked for.
 *
 * @typedef {{ kind: 'folder', folder: string }
 *   | { kind: 'cpu' }
 *   | { kind: 'gpu' }
 *   | { kind: 'auto', driver: string }} TensorFlowChoice
 *   `auto`: GPU where a driver answers, else CPU; `driver` changes when the driver does
 */

/**
 * Reads the choice from `T4SA_TENSORFLOW_DIR` (a folder with lib/ and include/) and
 * `T4SA_TENSORFLOW` (`cpu`, `gpu` or `auto`).
 *
 * @param {Project} project
 * @returns {TensorFlowChoice}
 * @throws {StepFailure} for any other value
 */
export function tensorFlowChoice({ env, platform }) {
  const folder = env['T4SA_TENSORFLOW_DIR'];
  if (folder) return { kind: 'folder', folder: resolve(folder) };
  const wish = env['T4SA_TENSORFLOW'] || 'auto';
  if (wish === 'cpu' || wish === 'gpu') return { kind: wish };
  if (wish !== 'auto') {
    throw new StepFailure(
      `T4SA_TENSORFLOW is "${wish}", which means nothing.`,
      'set it to cpu, gpu or auto, or leave it out.',
    );
  }
  return { kind: 'auto', driver: platform === 'linux' ? driverMark(env) : '' };
}

/**
 * What the NVIDIA driver answers: its version, `unknown` when it answers without one, undefined
 * when there is none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function driverVersion(env) {
  const tool = onPath('nvidia-smi', env);
  if (tool === undefined) return undefined;
  const args = ['--query-gpu=driver_version', '--format=csv,noheader'];
  const answer = spawnSync(tool, args, { env, encoding: 'utf8', timeout: 20_000 });
  if (answer.status !== 0) return undefined;
  return /^\d+(\.\d+)*/.exec(answer.stdout.trim())?.[0] ?? 'unknown';
}

/**
 * Whether TensorFlow's CUDA 12 can run on a driver: 525 or newer, by NVIDIA's table of CUDA's
 * minor version compatibility (docs.nvidia.com/deploy/cuda-compatibility).
 *
 * @param {string} version as driverVersion gives it; an unknown one is worth a try
 */
export function driverSuffices(version) {
  return version === 'unknown' || Number(version.split('.')[0]) >= 525;
}

/**
 * What changes when an NVIDIA driver is installed, removed or updated; cheap, unlike asking it.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function driverMark(env) {
  const tool = onPath('nvidia-smi', env);
  if (tool === undefined) return '';
  try {
    return `${tool} ${readFileSync('/proc/driver/nvidia/version', 'utf8').split('\n')[0]}`;
  } catch {
    return tool;
  }
}

/**
 * The wheel with the C library for a machine.
 *
 * @param {{ platform: string, arch: string }} machine
 * @param {'cpu' | 'gpu'} variant
 * @returns {{ requirement: string, tags: string[] }} `tags`: pip's platform names of the wheel,
 *   for a Python that no wheel is made for
 * @throws {StepFailure} when there is none
 */
export function wheelFor({ platform, arch }, variant) {
  const machine = `${platform}-${arch}`;
  const version = TENSORFLOW_VERSION;
  if (machine === 'linux-x64') {
    const name = variant === 'gpu' ? 'tensorflow' : 'tensorflow-cpu';
    return { requirement: `${name}==${version}`, tags: ['manylinux_2_27_x86_64'] };
  }
  if (machine === 'linux-arm64' && variant === 'cpu') {
    return { requirement: `tensorflow==${version}`, tags: ['manylinux_2_27_aarch64'] };
  }
  if (machine === 'darwin-arm64' && variant === 'cpu') {
    return { requirement: `tensorflow==${version}`, tags: ['macosx_12_0_arm64'] };
  }
  throw new StepFailure(
    `TensorFlow ${version} publishes no C library for ${variant.toUpperCase()} on ${machine}.`,
    'set T4SA_TENSORFLOW_DIR to the folder of a TensorFlow C library (2.9 or newer, with lib/ and ' +
      'include/), or use Linux on x64 or arm64, or macOS on Apple silicon' +
      (variant === 'gpu' ? ', or set T4SA_TENSORFLOW=cpu.' : '.'),
  );
}

/**
 * The names that the binding links against, in lib/.
 *
 * @param {string} platform
 * @returns {readonly string[]}
 */
export function linkNames(platform) {
  if (platform === 'win32') return ['tensorflow.dll', 'tensorflow.lib'];
  if (platform === 'darwin') return ['libtensorflow.2.dylib', 'libtensorflow_framework.2.dylib'];
  return ['libtensorflow.so', 'libtensorflow_framework.so'];
}

/**
 * Makes sure that a folder is a TensorFlow C library.
 *
 * @param {string} folder
 * @param {string} platform
 * @throws {StepFailure} naming the first file that is not there
 */
export function requireLibraryFolder(folder, platform) {
  const files = linkNames(platform).map((name) => join('lib', name));
  files.push(join('include', 'tensorflow', 'c', 'c_api.h'));
  const missing = files.find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) {
    throw new StepFailure(
      `T4SA_TENSORFLOW_DIR is ${folder}, but ${missing} is not in it.`,
      'point it at an unpacked TensorFlow C library, with lib/ and include/, or leave it out to ' +
        'have TensorFlow fetched.',
    );
  }
}
