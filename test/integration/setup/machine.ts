import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archPackage } from '../../../scripts/setup/node-runtime.mjs';
import { onPath } from '../../../scripts/setup/requirements.mjs';

const SCRIPTS = fileURLToPath(new URL('../../../scripts', import.meta.url));
const NODE_VERSION = '24.0.1';

/** The real Python, which the stand-in hands all but pip to; undefined where there is none. */
export const PYTHON = onPath('python3', process.env);

/** Tests that run the set-up need Python and a shell. */
export const CAN_RUN = PYTHON !== undefined && process.platform !== 'win32';
if (!CAN_RUN) console.warn('SKIPPED: the set-up is not run, since there is no python3 here');

/**
 * A machine with nothing on it but stand-ins for npm, pip and the compiler, and a project that
 * holds the real set-up scripts. Nothing on it reaches the network.
 */
export type Machine = {
  readonly folder: string;
  readonly root: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  /** What npm and pip were asked, one call a line. */
  readonly calls: () => string[];
  /**
   * Has `npm` or `pip` behave otherwise until `repair`: one that `fails` prints a text first, one
   * that `hangs` does so whatever comes, one that `waits` goes on after `repair`.
   */
  readonly disturb: (tool: 'npm' | 'pip', how: 'fails' | 'hangs' | 'waits', text?: string) => void;
  readonly repair: () => void;
  readonly remove: () => void;
};

export function createMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 't4sa-setup-test-'));
  const at = (...parts: string[]) => join(folder, ...parts);
  const root = at('project');
  cpSync(SCRIPTS, join(root, 'scripts'), { recursive: true });
  writeProject(root, at('template'));
  writeNodePackage(at('arch'));
  writeWheel(at('tensorflow-1-py3-none-any.whl'));
  writeTool(at('bin', 'npm'), NPM.replaceAll('ARCH', archPackage(process)));
  writeTool(at('bin', 'python3'), PIP.replaceAll('PYTHON', PYTHON ?? ''));
  for (const tool of ['g++', 'make']) writeTool(at('bin', tool), '#!/bin/sh\nexit 0\n');
  const flags = (['npm', 'pip'] as const).flatMap((tool) =>
    ['fails', 'hangs', 'waits'].map((how) => `${tool}-${how}`),
  );
  return {
    folder,
    root,
    cache: at('cache'),
    env: {
      PATH: [at('bin'), '/usr/bin', '/bin'].join(delimiter),
      HOME: at('home'),
      MACHINE: folder,
      T4SA_CACHE_DIR: at('cache'),
      T4SA_TENSORFLOW: 'cpu',
    },
    calls: () => (existsSync(at('calls')) ? lines(readFileSync(at('calls'), 'utf8')) : []),
    disturb: (tool, how, text = '') => writeFileSync(at(`${tool}-${how}`), text),
    repair: () => flags.forEach((flag) => void rmSync(at(flag), { force: true })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function writeTool(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

const NPM = `#!/bin/sh
echo "npm $*" >> "$MACHINE/calls"
if [ -f "$MACHINE/npm-fails" ]; then cat "$MACHINE/npm-fails" >&2; exit 1; fi
case "$1" in
  ci)
    rm -rf node_modules
    if [ -f "$MACHINE/npm-hangs" ]; then
      mkdir node_modules; echo $$ > "$MACHINE/npm-started"; sleep 30
    fi
    cp -r "$MACHINE/template" node_modules ;;
  install)
    mkdir -p "$3/node_modules"
    cp -r "$MACHINE/arch" "$3/node_modules/ARCH" ;;
esac
`;

const PIP = `#!/bin/sh
case "$*" in
  *"-m pip --version") exit 0 ;;
  *"-m pip download"*)
    echo "pip $*" >> "$MACHINE/calls"
    if [ -f "$MACHINE/pip-fails" ]; then cat "$MACHINE/pip-fails" >&2; exit 1; fi
    while [ "$1" != --dest ]; do shift; done
    mkdir -p "$2"
    if [ -f "$MACHINE/pip-hangs" ]; then touch "$2/half.whl"; echo $$ > "$MACHINE/pip-started"; sleep 30; fi
    echo $$ > "$MACHINE/pip-started"
    while [ -f "$MACHINE/pip-waits" ]; do sleep 0.05; done
    cp "$MACHINE"/*.whl "$2" ;;
  *) exec PYTHON "$@" ;;
esac
`;

/** The project as a clone has it, and the node_modules that the stand-in for npm makes of it. */
function writeProject(root: string, template: string): void {
  const packages = {
    'node_modules/node': { version: NODE_VERSION },
    'node_modules/@tensorflow/tfjs-node-gpu': { version: '4.0.0' },
    'node_modules/@mapbox/node-pre-gyp': { version: '1.0.0' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  };
  const lock = JSON.stringify({ packages: { '': { name: 'trial' }, ...packages } });
  writeFileSync(join(root, 'package-lock.json'), lock);
  const { 'node_modules/for-another-platform': _, ...installed } = packages;
  const put = (path: string, text: string) => writeTool(join(template, path), text);
  put('.package-lock.json', JSON.stringify({ packages: installed }));
  for (const [path, { version }] of Object.entries(installed)) {
    put(join(path.slice('node_modules/'.length), 'package.json'), JSON.stringify({ version }));
  }
  put('@mapbox/node-pre-gyp/bin/node-pre-gyp', COMPILE);
  put('@tensorflow/tfjs-node-gpu/index.js', BINDING);
}

/** Stands for the compiler: makes a binding where the library and the headers are there. */
const COMPILE = `
const fs = require('node:fs');
const headers = process.argv.find((arg) => arg.startsWith('--nodedir=')).slice(10);
fs.accessSync(headers + '/include/node/node_api.h');
fs.accessSync('deps/lib/' + (process.platform === 'darwin' ? 'libtensorflow.2.dylib' : 'libtensorflow.so'));
fs.accessSync('deps/include/tensorflow/c/c_api.h');
fs.mkdirSync('lib/napi-v8', { recursive: true });
fs.writeFileSync('lib/napi-v8/tfjs_binding.node', 'compiled');
`;

const BINDING = `
exports.tensor2d = (rows) => rows;
exports.matMul = ([[a, b], [c, d]], [[e, f], [g, h]]) => ({
  dataSync: () => [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h],
});
exports.backend = () => ({ isUsingGpuDevice: false });
`;

function writeNodePackage(folder: string): void {
  const program = `#!/bin/sh
if [ "$1" = --version ]; then echo v${NODE_VERSION}; else exec "${process.execPath}" "$@"; fi
`;
  writeTool(join(folder, 'bin', 'node'), program);
  writeTool(join(folder, 'include', 'node', 'node_api.h'), '');
  writeTool(join(folder, 'package.json'), JSON.stringify({ version: NODE_VERSION }));
}

/** Makes a wheel with a little of what TensorFlow's has. */
export function writeWheel(file: string): void {
  if (PYTHON === undefined) return;
  const members = {
    'tensorflow/libtensorflow_cc.so.2': 'the library',
    'tensorflow/libtensorflow_framework.so.2': 'the framework',
    'tensorflow/libtensorflow_cc.2.dylib': 'the library',
    'tensorflow/libtensorflow_framework.2.dylib': 'the framework',
    'tensorflow/python/_pywrap.so': 'not needed',
    'tensorflow/include/tensorflow/c/c_api.h': 'header',
    'tensorflow/include/tensorflow/core/platform/ctstring_internal.h': 'header',
    'tensorflow/include/tensorflow/core/framework/op.h': 'not needed',
    'tensorflow/include/xla/tsl/c/tsl_status.h': 'header',
    'tensorflow/include/tsl/platform/ctstring.h': 'header',
    'tensorflow-1.dist-info/METADATA': [
      'Requires-Dist: numpy>=1',
      'Requires-Dist: nvidia-cudnn-cu12<10.0,>=9.3; extra == "and-cuda"',
      "Requires-Dist: nvidia-nccl-cu12<3.0,>=2.27 ; extra == 'and-cuda'",
    ].join('\n'),
  };
  const program = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    for name, text in json.loads(sys.argv[2]).items():
        z.writestr(name, text)
`;
  execFileSync(PYTHON, ['-c', program, file, JSON.stringify(members)]);
}
