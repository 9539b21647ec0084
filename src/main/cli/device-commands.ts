import type { Command } from 'commander';
import { DeviceChoice, type DeviceReport } from '../../shared/domain/compute-device.ts';
import { Failure } from '../../shared/failure.ts';
import type { Output } from './output.ts';
import { withStudio } from './with-studio.ts';

type Guarded = (work: (output: Output) => Promise<void>) => Promise<void>;

const GIBIBYTE = 2 ** 30;

/** Adds `studio devices`, which needs no workspace. */
export function addDeviceCommand(program: Command, guarded: Guarded): void {
  program
    .command('devices')
    .description(
      'show what networks can be computed on, what is in the way of the rest, and > what is used',
    )
    .option('--choose <device>', 'compute on this one from now on: automatic, cpu or gpu-0')
    .action(({ choose }: { readonly choose?: string }) =>
      guarded((out) =>
        withStudio('command-line', process.env, async ({ parts: { devices } }) => {
          const report =
            choose === undefined ? await devices.report() : await devices.choose(choiceOf(choose));
          out.result({ event: 'devices', ...report }, devicesText(report));
        }),
      ),
    );
}

function choiceOf(text: string): DeviceChoice {
  const choice = DeviceChoice.safeParse(text);
  if (choice.success) return choice.data;
  throw new Failure(
    'BAD_INPUT',
    `${text} names no device`,
    'Choose automatic, cpu, or a GPU by its place, such as gpu-0.',
  );
}

function devicesText({ devices, choice, used }: DeviceReport): string {
  const lines = devices.map(({ id, name, memoryBytes, obstacle }) => {
    const memory = memoryBytes === null ? '' : `, ${(memoryBytes / GIBIBYTE).toFixed(0)} GB`;
    const line = `${id === used ? '>' : ' '} ${id}  ${name}${memory}`;
    return obstacle === null ? line : `${line}\n    ${obstacle.reason}\n    ${obstacle.advice}`;
  });
  return [...lines, `chosen: ${choice}`].join('\n');
}
