import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../../../scripts/setup/live-process.mjs';
import { CAN_RUN, createMachine, type Machine } from './machine.ts';

/** Runs the real set-up on a machine of stand-ins. */
function start(machine: Machine, ...args: string[]) {
  const script = join(machine.root, 'scripts', 'setup.mjs');
  const child = spawn(process.execPath, [script, ...args], { env: machine.env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output }));
  return { child, ended };
}

const run = (machine: Machine, ...args: string[]) => start(machine, ...args).ended;

async function appears(file: string): Promise<void> {
  // Not before its content is there.
  for (let waited = 0; !existsSync(file) || statSync(file).size === 0; waited += 20) {
    if (waited > 15_000) throw new Error(`${file} did not appear`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

describe.skipIf(!CAN_RUN)('node scripts/setup.mjs', () => {
  let machine: Machine;
  beforeEach(() => {
    machine = createMachine();
  });
  afterEach(() => machine.remove());
  const inProject = (...parts: string[]) => join(machine.root, ...parts);
  const inMachine = (...parts: string[]) => join(machine.folder, ...parts);
  const count = (start: string) => machine.calls().filter((call) => call.startsWith(start)).length;

  it('brings a fresh clone to where it runs, and has nothing to do the second time', async () => {
    const first = await run(machine);
    expect(first.output).toContain('ready: Node 24.0.1, TensorFlow 2.21.0 for CPU');
    expect(first.code).toBe(0);
    expect(existsSync(inProject('node_modules', '.bin', 'node'))).toBe(true);
    const before = machine.calls();
    expect(before.filter((call) => call.startsWith('npm ci --ignore-scripts'))).toHaveLength(1);

    const second = await run(machine);
    expect(second.code).toBe(0);
    expect(second.output.trim().split('\n')).toHaveLength(1);
    expect(machine.calls()).toEqual(before);
    expect(readdirSync(machine.cache)).toEqual(['tensorflow-2.21.0-cpu']);
    const stamps = readdirSync(inProject('node_modules', '.t4sa-setup')).sort();
    expect(stamps).toEqual(['node.json', 'packages.json', 'tensorflow.json']);
  });

  it('installs anew when the lock file changed, but does not fetch TensorFlow again', async () => {
    await run(machine);
    const lock = inProject('package-lock.json');
    const changed = readFileSync(lock, 'utf8').replaceAll('4.0.0', '4.0.1');
    writeFileSync(lock, changed);
    const template = inMachine('template', '.package-lock.json');
    writeFileSync(template, readFileSync(template, 'utf8').replaceAll('4.0.0', '4.0.1'));
    const result = await run(machine);
    expect(result.code).toBe(0);
    expect(count('npm ci')).toBe(2);
    expect(count('pip')).toBe(1);
  });

  it('accepts what npm install put there by hand', async () => {
    await run(machine);
    const lock = inProject('package-lock.json');
    writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`);
    const result = await run(machine);
    expect(result.code).toBe(0);
    expect(count('npm ci')).toBe(1);
  });

  it('completes after it was killed while npm worked, and ends that npm first', async () => {
    machine.disturb('npm', 'hangs');
    const { child } = start(machine);
    await appears(inMachine('npm-started'));
    await killed(child);
    machine.repair();
    const npm = Number(readFileSync(inMachine('npm-started'), 'utf8'));
    expect(process.kill(npm, 0)).toBe(true);
    const result = await run(machine);
    expect(result.output).toContain('ends 1 tool(s) left by a set-up that was killed');
    expect(result.code).toBe(0);
    expect(isAlive({ pid: npm, started: '' })).toBe(false);
  });

  it('completes after it was killed while pip worked, and keeps nothing half', async () => {
    machine.disturb('pip', 'hangs');
    const { child } = start(machine);
    await appears(inMachine('pip-started'));
    await killed(child);
    expect(existsSync(join(machine.cache, 'tensorflow-2.21.0-cpu'))).toBe(false);
    machine.repair();
    const result = await run(machine);
    expect(result.code).toBe(0);
    expect(readdirSync(machine.cache)).toEqual(['tensorflow-2.21.0-cpu']);
    expect(count('npm ci')).toBe(1);
  });

  it('stops at once when it is told to, leaving no lock and no tool behind', async () => {
    machine.disturb('pip', 'hangs');
    const { child, ended } = start(machine);
    await appears(inMachine('pip-started'));
    child.kill('SIGTERM');
    const { code, output } = await ended;
    expect(code).toBe(143);
    expect(output).toContain('stopped');
    expect(existsSync(join(machine.cache, 'setup.lock'))).toBe(false);
    const pip = Number(readFileSync(inMachine('pip-started'), 'utf8'));
    expect(isAlive({ pid: pip, started: '' })).toBe(false);
  });

  it('lets a second set-up wait for the first, which then has nothing to do', async () => {
    machine.disturb('pip', 'waits');
    const first = start(machine);
    await appears(inMachine('pip-started'));
    const second = start(machine);
    await once(second.child.stdout, 'data');
    machine.repair();
    expect((await first.ended).code).toBe(0);
    const { code, output } = await second.ended;
    expect(output).toContain(`waits for another set-up (process ${first.child.pid}`);
    expect(output.trim().split('\n')).toHaveLength(2);
    expect(code).toBe(0);
    expect(count('npm ci')).toBe(1);
    expect(count('pip')).toBe(1);
  });

  it('says which step failed, why, and what to do, when npm fails', async () => {
    machine.disturb('npm', 'fails', 'npm error code ENOTFOUND\nnpm error no such place\n');
    const { code, output } = await run(machine);
    expect(code).toBe(1);
    expect(output).toContain('FAILED at step "packages"');
    expect(output).toContain('| npm error no such place');
    expect(output).toMatch(/what to do: .*registry/);
  });

  it('says which step failed, why, and what to do, when pip fails', async () => {
    machine.disturb('pip', 'fails', 'ERROR: the proxy said no\n');
    const { code, output } = await run(machine);
    expect(code).toBe(1);
    expect(output).toContain('FAILED at step "TensorFlow"');
    expect(output).toContain('could not download tensorflow');
    expect(output).toContain('| ERROR: the proxy said no');
    expect(output).toMatch(/what to do: .*T4SA_TENSORFLOW_DIR/);
  });

  it("takes another Python's wheel when there is none for this Python", async () => {
    machine.disturb('pip', 'fails', 'ERROR: No matching distribution found for tensorflow\n');
    await run(machine);
    const calls = machine.calls().filter((call) => call.startsWith('pip'));
    expect(calls).toHaveLength(2);
    expect(calls[1]).toContain('--python-version=3.12');
  });

  it("hands over to a script on the project's Node, and ends as it ends", async () => {
    const script = inMachine('script.mjs');
    const lines = ['console.log("args", process.argv.slice(2).join());', 'process.exitCode = 7;'];
    writeFileSync(script, lines.join('\n'));
    const { code, output } = await run(machine, '--then', script, '--electron', 'x');
    expect(output).toContain('args --electron,x');
    expect(code).toBe(7);
  });

  it('does not hand over when a step failed', async () => {
    machine.disturb('npm', 'fails');
    const script = inMachine('script.mjs');
    writeFileSync(script, 'console.log("it ran");');
    const { code, output } = await run(machine, '--then', script);
    expect(output).not.toContain('it ran');
    expect(code).toBe(1);
  });

  it('hands a signal on to the script', async () => {
    const script = inMachine('script.mjs');
    const lines = [
      'process.on("SIGTERM", () => { console.log("asked to end"); process.exit(3); });',
      'setInterval(() => {}, 1000);',
      'console.log("it runs");',
    ];
    writeFileSync(script, lines.join('\n'));
    const { child, ended } = start(machine, '--then', script);
    child.stdout.on('data', (chunk: string) => {
      if (chunk.includes('it runs')) child.kill('SIGTERM');
    });
    const { code, output } = await ended;
    expect(output).toContain('asked to end');
    expect(code).toBe(3);
  });

  it('refuses an option that it does not know', async () => {
    const { code, output } = await run(machine, '--elektron');
    expect(code).toBe(1);
    expect(output).toContain('Unknown option --elektron');
    expect(machine.calls()).toEqual([]);
  });
});
