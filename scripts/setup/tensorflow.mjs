import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeVersion } from './node-runtime.mjs';
import { clearStamp, fileMark, readStamp, writeStamp } from './stamp.mjs';
import { StepFailure } from './step-failure.mjs';
import {
  bindingFolder,
  checkBinding,
  compileBinding,
  compiledBinding,
  linkLibrary,
} from './tensorflow-binding.mjs';
import {
  driverSuffices,
  driverVersion,
  linkNames,
  requireLibraryFolder,
  TENSORFLOW_VERSION,
  tensorFlowChoice,
} from './tensorflow-choice.mjs';
import { cachedLibrary } from './tensorflow-library.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {'cpu' | 'gpu' | 'folder'} Variant */

const STAMP = 'tensorflow';

/**
 * Whether the TensorFlow that is asked for was linked, compiled against and seen computing, and
 * none of its files changed since.
 *
 * @param {Project} project
 */
export function tensorFlowReady(project) {
  const stamp = readStamp(project.stamps, STAMP);
  if (stamp === undefined || stamp['request'] !== request(project)) return false;
  const marks = fileMarks(project);
  return marks !== undefined && stamp['files'] === marks;
}

/**
 * In words, which TensorFlow is set up.
 *
 * @param {Project} project
 */
export function tensorFlowInWords(project) {
  const variant = readStamp(project.stamps, STAMP)?.['variant'];
  if (variant === 'folder') return 'TensorFlow of T4SA_TENSORFLOW_DIR';
  return `TensorFlow ${TENSORFLOW_VERSION} for ${variant === 'gpu' ? 'GPU' : 'CPU'}`;
}

/**
 * Fetches TensorFlow's C library where needed, compiles the binding against it and sees it
 * compute. Where the GPU variant does not work out, the CPU variant is set up and the reader told.
 *
 * @param {Project} project
 * @param {Progress} progress
 */
export async function installTensorFlow(project, progress) {
  clearStamp(project.stamps, STAMP);
  const choice = tensorFlowChoice(project);
  if (choice.kind !== 'auto') {
    await setUp(project, choice.kind, progress);
    return;
  }
  if (await gpuWorks(project, progress)) return;
  await setUp(project, 'cpu', progress);
}

/**
 * Sets up the GPU variant where an NVIDIA driver answers.
 *
 * @param {Project} project
 * @param {Progress} progress
 * @returns {Promise<boolean>} false when the CPU variant must serve; the reader was told why
 */
async function gpuWorks(project, progress) {
  const driver = driverVersion(project.env);
  if (driver === undefined) return false;
  if (!driverSuffices(driver)) {
    progress.say(`TensorFlow: NVIDIA's driver ${driver} is too old for the GPU (525 is needed)`);
    return false;
  }
  progress.say(`TensorFlow: NVIDIA's driver answers (version ${driver}): trying the GPU first`);
  progress.say('TensorFlow: (T4SA_TENSORFLOW=cpu does without it)');
  try {
    await setUp(project, 'gpu', progress);
    return true;
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    for (const line of error.tail.slice(-8)) progress.say(`TensorFlow:   | ${line}`);
    progress.say(`TensorFlow: the GPU cannot be used: ${error.message}`);
    progress.say(
      'TensorFlow: goes on with the CPU; to try the GPU anew: node scripts/setup.mjs --again',
    );
    return false;
  }
}

/**
 * @param {Project} project
 * @param {Variant} variant
 * @param {Progress} progress
 */
async function setUp(project, variant, progress) {
  const library = await libraryOf(project, variant, progress);
  await progress.step('TensorFlow', 'compiling its bridge to Node (10 s)', async (note) => {
    linkLibrary(project, library);
    await compileBinding(project, note);
  });
  const { gpu } = await progress.step('TensorFlow', 'a first matrix product', () =>
    checkBinding(project),
  );
  if (variant === 'gpu' && !gpu) {
    throw new StepFailure(
      'TensorFlow works but finds no GPU to compute on.',
      'update the NVIDIA driver (525 or newer is needed), or set T4SA_TENSORFLOW=cpu.',
    );
  }
  writeStamp(project.stamps, STAMP, {
    request: request(project),
    variant,
    files: fileMarks(project),
  });
}

/**
 * @param {Project} project
 * @param {Variant} variant
 * @param {Progress} progress
 */
async function libraryOf(project, variant, progress) {
  if (variant !== 'folder') return cachedLibrary(project, variant, progress);
  const choice = tensorFlowChoice(project);
  const folder = choice.kind === 'folder' ? choice.folder : '';
  requireLibraryFolder(folder, project.platform);
  return folder;
}

/**
 * All that decides which binding is wanted, as one text.
 *
 * @param {Project} project
 */
function request(project) {
  const choice = tensorFlowChoice(project);
  return JSON.stringify({
    choice,
    cache: choice.kind === 'folder' ? undefined : project.cache,
    tensorflow: TENSORFLOW_VERSION,
    node: nodeVersion(project),
    binding: bindingVersion(project),
    machine: `${project.platform}-${project.arch}`,
  });
}

/** @param {Project} project */
function bindingVersion(project) {
  const file = join(bindingFolder(project), 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/**
 * @param {Project} project
 * @returns {string | undefined} undefined when one is missing
 */
function fileMarks(project) {
  const lib = join(bindingFolder(project), 'deps', 'lib');
  const files = linkNames(project.platform).map((name) => join(lib, name));
  const binding = compiledBinding(project);
  const marks = [...files, binding ?? ''].map((file) => fileMark(file));
  return marks.includes(undefined) ? undefined : marks.join(' ');
}
