import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeHeaders, nodeProgram } from './node-runtime.mjs';
import { requireCompiler } from './requirements.mjs';
import { runTool } from './run-tool.mjs';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */

const PRODUCT_CHECK = fileURLToPath(new URL('matrix-product.mjs', import.meta.url));

/**
 * The folder of the package that binds TensorFlow to Node.
 *
 * @param {Project} project
 */
export function bindingFolder(project) {
  return join(project.nodeModules, '@tensorflow', 'tfjs-node-gpu');
}

/**
 * The compiled binding; undefined when there is none.
 *
 * @param {Project} project
 * @returns {string | undefined}
 */
export function compiledBinding(project) {
  const lib = join(bindingFolder(project), 'lib');
  if (!existsSync(lib)) return undefined;
  const files = readdirSync(lib).map((folder) => join(lib, folder, 'tfjs_binding.node'));
  return files.find((file) => existsSync(file));
}

/**
 * Makes a TensorFlow library the one that the binding is compiled against and loads.
 *
 * @param {Project} project
 * @param {string} library folder with lib/ and include/
 */
export function linkLibrary(project, library) {
  const deps = join(bindingFolder(project), 'deps');
  mkdirSync(deps, { recursive: true });
  for (const part of ['lib', 'include']) {
    const path = join(deps, part);
    const temporary = `${path}.tmp`;
    rmSync(temporary, { recursive: true, force: true });
    linkOrCopy(join(library, part), temporary);
    rmSync(path, { recursive: true, force: true });
    renameSync(temporary, path);
  }
}

/**
 * Compiles the binding with the headers of the project's Node, so that nothing is fetched.
 *
 * @param {Project} project
 * @param {(line: string) => void} note
 */
export async function compileBinding(project, note) {
  requireCompiler(project.env);
  const tool = join(project.nodeModules, '@mapbox', 'node-pre-gyp', 'bin', 'node-pre-gyp');
  const args = ['install', '--build-from-source', `--nodedir=${nodeHeaders(project)}`];
  const result = await runTool(nodeProgram(project), [tool, ...args], {
    cwd: bindingFolder(project),
    env: compilerEnv(project),
    onLine: note,
  });
  if (result.code !== 0 || compiledBinding(project) === undefined) {
    throw new StepFailure(
      `The bridge between Node and TensorFlow did not compile (exit status ${result.code}).`,
      'read what the compiler says above; a C++20 compiler (g++ 12, clang 15 or newer) and make ' +
        'are needed.',
      result.tail,
    );
  }
}

/**
 * Multiplies two matrices with the compiled binding in a process of its own.
 *
 * @param {Project} project
 * @returns {Promise<{ gpu: boolean }>} whether TensorFlow computes on a GPU
 * @throws {StepFailure} when it cannot be loaded or computes wrongly
 */
export async function checkBinding(project) {
  const result = await runTool(nodeProgram(project), [PRODUCT_CHECK, bindingFolder(project)], {
    cwd: project.root,
    env: { ...project.env, TF_FORCE_GPU_ALLOW_GROWTH: 'true' },
    limitMs: 180_000,
  });
  const answer = /^matrix-product (cpu|gpu)$/m.exec(result.stdout);
  if (result.code !== 0 || answer === null) {
    throw new StepFailure(
      result.how === 'too-long'
        ? 'TensorFlow gave no answer to a 2x2 matrix product within three minutes.'
        : `TensorFlow does not compute a 2x2 matrix product (exit status ${result.code}).`,
      'TensorFlow needs a processor with AVX and a Linux with glibc 2.28 or newer; with ' +
        'T4SA_TENSORFLOW_DIR you can give it another TensorFlow C library.',
      result.tail,
    );
  }
  return { gpu: answer[1] === 'gpu' };
}

/** @param {Project} project */
function compilerEnv(project) {
  const env = { ...project.env };
  const path = [join(project.nodeModules, '.bin'), env['PATH'] ?? ''].join(delimiter);
  const ours = join(project.nodeModules, 'node-gyp', 'bin', 'node-gyp.js');
  return {
    ...env,
    PATH: path,
    // Not the one that comes with the npm at hand, which may be too old for this Node.
    ...(existsSync(ours) ? { npm_config_node_gyp: ours } : {}),
    // The wheel's library for macOS is found by run path only.
    ...(project.platform === 'darwin'
      ? { LDFLAGS: `${env['LDFLAGS'] ?? ''} -Wl,-rpath,@loader_path/../../deps/lib` }
      : {}),
  };
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  try {
    symlinkSync(from, to, 'junction');
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
