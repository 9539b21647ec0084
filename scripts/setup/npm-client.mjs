import { existsSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import { onPath } from './requirements.mjs';
import { runTool } from './run-tool.mjs';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */

/**
 * Runs npm with the reader's own configuration.
 *
 * It runs on the Node outside the project, since `npm ci` deletes the one inside.
 *
 * @param {Project} project
 * @param {readonly string[]} args
 * @param {(line: string) => void} onLine
 */
export function runNpm(project, args, onLine) {
  const env = { ...project.env, PATH: outerPath(project) };
  const [command, ...first] = npmCommand(project, env);
  return runTool(command, [...first, ...args], { cwd: project.root, env, onLine });
}

/**
 * @param {Project} project
 * @param {NodeJS.ProcessEnv} env with the PATH outside the project
 * @returns {[string, ...string[]]}
 */
function npmCommand(project, env) {
  const script = env['npm_execpath'];
  if (script && basename(script) === 'npm-cli.js' && existsSync(script)) {
    const nodes = [env['npm_node_execpath'], onPath('node', env), process.execPath];
    const node = nodes.find((path) => path && existsSync(path) && !isInside(project, path));
    return [node ?? process.execPath, script];
  }
  const npm = onPath('npm', env);
  if (npm) return [npm];
  throw new StepFailure(
    'npm is missing; it fetches the packages.',
    'install npm (it comes with Node) and start again.',
  );
}

/** @param {Project} project */
function outerPath(project) {
  const folders = (project.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !isInside(project, folder)).join(delimiter);
}

/**
 * @param {Project} project
 * @param {string} path
 */
function isInside(project, path) {
  return path !== '' && !relative(join(project.root, 'node_modules'), path).startsWith('..');
}
