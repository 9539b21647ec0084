import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonWithPip } from './requirements.mjs';
import { runTool } from './run-tool.mjs';
import { fileMark, readStamp, writeStamp } from './stamp.mjs';
import { StepFailure } from './step-failure.mjs';
import { linkNames, TENSORFLOW_VERSION, wheelFor } from './tensorflow-choice.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {(text: string) => void} Note */

const UNPACK = fileURLToPath(new URL('unpack-wheel.py', import.meta.url));
const RECORD = 'complete';

/**
 * The TensorFlow C library of a variant in the cache folder, fetched when it is not there.
 *
 * It is put together under another name and renamed when complete, so a folder with the final
 * name is whole. NVIDIA's libraries go to `nvidia/` beside `lib/`, where TensorFlow's own
 * run path (`$ORIGIN/../nvidia/<part>/lib`) finds them.
 *
 * @param {Project} project
 * @param {'cpu' | 'gpu'} variant
 * @param {Progress} progress
 * @returns {Promise<string>} its folder, with lib/ and include/
 */
export async function cachedLibrary(project, variant, progress) {
  const folder = join(project.cache, `tensorflow-${TENSORFLOW_VERSION}-${variant}`);
  if (isWhole(folder, project.platform)) return folder;
  const wheel = wheelFor(project, variant);
  const python = pythonWithPip(project.env);
  const temporary = `${folder}.part`;
  // The set-up lock keeps others out, so what is here was left by a set-up that was killed.
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(join(temporary, 'tmp'), { recursive: true });
  const size = variant === 'gpu' ? '570 MB' : '270 MB';
  const what = `fetching ${wheel.requirement} with pip (about ${size})`;
  const file = await progress.step('TensorFlow', what, (note) =>
    download(project, python, wheel, temporary, note),
  );
  const needs = await progress.step('TensorFlow', 'unpacking its C library', () =>
    unpack(project, python, file, temporary),
  );
  rmSync(join(temporary, 'wheel'), { recursive: true });
  if (variant === 'gpu') {
    await progress.step('TensorFlow', "fetching NVIDIA's libraries (2 to 3 GB)", (note) =>
      installNvidia(project, python, needs, temporary, note),
    );
  }
  rmSync(join(temporary, 'tmp'), { recursive: true, force: true });
  writeStamp(temporary, RECORD, { files: marks(temporary, project.platform) });
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
  return folder;
}

/**
 * @param {string} folder
 * @param {string} platform
 */
function isWhole(folder, platform) {
  const files = readStamp(folder, RECORD)?.['files'];
  return files !== undefined && JSON.stringify(files) === JSON.stringify(marks(folder, platform));
}

/**
 * @param {string} folder
 * @param {string} platform
 */
function marks(folder, platform) {
  return linkNames(platform).map((name) => fileMark(join(folder, 'lib', name)) ?? null);
}

/**
 * @param {Project} project
 * @param {string} python
 * @param {{ requirement: string, tags: string[] }} wheel
 * @param {string} temporary
 * @param {Note} note
 * @returns {Promise<string>} the wheel's file
 */
async function download(project, python, { requirement, tags }, temporary, note) {
  const folder = join(temporary, 'wheel');
  const args = ['download', '--no-deps', '--only-binary=:all:', '--dest', folder];
  let result = await pip(project, python, [...args, requirement], temporary, note);
  if (result.code !== 0 && result.tail.some((line) => line.includes('No matching distribution'))) {
    // The C library is the same in the wheels for every Python: take another one's.
    const other = ['--python-version=3.12', '--implementation=cp', '--abi=cp312'];
    const platforms = tags.map((tag) => `--platform=${tag}`);
    result = await pip(
      project,
      python,
      [...args, ...other, ...platforms, requirement],
      temporary,
      note,
    );
  }
  const name = result.code === 0 ? readdirSync(folder).find((f) => f.endsWith('.whl')) : undefined;
  if (name === undefined) {
    throw new StepFailure(
      `pip could not download ${requirement} (exit status ${result.code}).`,
      "check the network, the proxy and pip's index setting (python3 -m pip config list), then " +
        'start again; or set T4SA_TENSORFLOW_DIR to a TensorFlow C library that is there.',
      result.tail,
    );
  }
  return join(folder, name);
}

/**
 * Unpacks the C library and its headers from a wheel, with the names that the binding links to.
 *
 * @param {Project} project
 * @param {string} python
 * @param {string} file the wheel
 * @param {string} temporary folder that gets lib/ and include/
 * @returns {Promise<string[]>} the packages that the GPU variant needs, as pip writes them
 */
export async function unpack(project, python, file, temporary) {
  const result = await runTool(python, [UNPACK, file, temporary], { env: project.env });
  const lib = join(temporary, 'lib');
  const [whole, framework] = libraryNames(project.platform);
  if (result.code !== 0 || ![whole, framework].every((name) => existsSync(join(lib, name)))) {
    throw new StepFailure(
      `The wheel ${file} could not be unpacked, or holds no C library.`,
      'start again; the wheel is fetched anew. If it happens again, check the free disk space ' +
        '(1.5 GB are needed).',
      result.tail,
    );
  }
  const [wholeLink, frameworkLink] = linkNames(project.platform);
  symlinkSync(whole, join(lib, wholeLink ?? ''));
  if (frameworkLink !== framework) symlinkSync(framework, join(lib, frameworkLink ?? ''));
  return result.stdout.split('\n').filter((line) => line !== '');
}

/**
 * @param {string} platform
 * @returns {[string, string]}
 */
function libraryNames(platform) {
  const ending = platform === 'darwin' ? '2.dylib' : 'so.2';
  return [`libtensorflow_cc.${ending}`, `libtensorflow_framework.${ending}`];
}

/**
 * @param {Project} project
 * @param {string} python
 * @param {readonly string[]} needs
 * @param {string} temporary
 * @param {Note} note
 */
async function installNvidia(project, python, needs, temporary, note) {
  const site = join(temporary, 'site');
  const args = ['install', '--no-deps', '--only-binary=:all:', '--no-compile', '--target', site];
  const result = await pip(project, python, [...args, ...needs], temporary, note);
  if (result.code !== 0 || !existsSync(join(site, 'nvidia'))) {
    throw new StepFailure(
      `pip could not install NVIDIA's libraries for TensorFlow (exit status ${result.code}).`,
      'check the network and the free disk space (8 GB are needed) and start again; or set ' +
        'T4SA_TENSORFLOW=cpu to do without the GPU.',
      result.tail,
    );
  }
  renameSync(join(site, 'nvidia'), join(temporary, 'nvidia'));
  rmSync(site, { recursive: true });
}

/**
 * Runs pip with its temporary files in our folder, where they show its progress and are cleared
 * after a crash.
 *
 * @param {Project} project
 * @param {string} python
 * @param {readonly string[]} args
 * @param {string} temporary
 * @param {Note} note
 */
async function pip(project, python, args, temporary, note) {
  const tmp = join(temporary, 'tmp');
  let last = '';
  const size = () => `${Math.round(folderBytes(temporary) / 1e6)} MB so far`;
  const timer = setInterval(() => note(`${size()}; ${last}`), 2000);
  try {
    const [command, ...rest] = args;
    const all = ['-m', 'pip', command ?? '', '--disable-pip-version-check', '--no-input', ...rest];
    return await runTool(python, all, {
      // The two settings would refuse what is asked for here, and nothing goes to where they guard.
      env: { ...project.env, PIP_REQUIRE_VIRTUALENV: '0', PIP_USER: '0', ...temporaryIn(tmp) },
      onLine: (line) => {
        last = line.trim();
        note(last);
      },
    });
  } finally {
    clearInterval(timer);
  }
}

/** @param {string} folder */
const temporaryIn = (folder) => ({ TMPDIR: folder, TEMP: folder, TMP: folder });

/**
 * @param {string} folder
 * @returns {number}
 */
function folderBytes(folder) {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const stat = statSync(join(folder, name), { throwIfNoEntry: false });
      if (stat?.isFile()) bytes += stat.size;
    }
  } catch {
    // pip removed a folder while it was read; the next look will do.
  }
  return bytes;
}
