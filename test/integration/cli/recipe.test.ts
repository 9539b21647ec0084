import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Proportion } from '../../../src/shared/domain/evaluation.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const RECIPE = `recipe: 1
sources:
  - import: raw/posts
benchmarks:
  - { name: scenes, path: raw/benchmark }
datasets:
  - { name: small, selection: { NEG: 0.4, NEU: 0.4, POS: 0.4 }, seed: 3 }
runs:
  - &run
    name: head
    dataset: small
    network: MobileNetV2
    mode: FT-F
    settings: { inputSize: 96, epochs: 2 }
  - { <<: *run, name: whole, mode: FT-A, settings: { inputSize: 96, epochs: 2 } }
evaluations: { targets: [scenes, "split:small:test"], manners: [three-way] }
exports:
  - { dataset: small, formats: [ids] }
`;

const Followed = z.object({
  event: z.literal('followed'),
  datasets: z.tuple([z.object({ name: z.literal('small'), images: z.int(), hash: z.string() })]),
  runs: z.array(z.looseObject({ weights: z.string().length(64) })).length(2),
  evaluations: z.array(z.looseObject({ images: z.int(), accuracy: Proportion })).min(4),
});

const Written = z.object({ event: z.literal('recipe'), text: z.string() });

describe('studio run', () => {
  it('gives the same dataset, weights and figures again, also after a kill', {
    timeout: 600_000,
  }, async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'recipe.yaml');
    const studio = (...args: string[]) =>
      runStudio(args, { environment: { T4SA_USER_DATA: join(folder, 'user') } });
    const follow = (workspace: string) =>
      studio('--workspace', join(folder, workspace), 'run', file);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, RECIPE);
    await studio('demo-data', join(folder, 'raw'), '--posts', '120', '--per-polarity', '3');

    const first = await follow('one');
    const again = await follow('one');
    const killed = await runStudio(['--workspace', join(folder, 'two'), 'run', file], {
      environment: { T4SA_USER_DATA: join(folder, 'user') },
      kill: { afterMs: first.workMs / 2 },
    });
    const resumed = await follow('two');

    expect(first.code, first.stderr).toBe(0);
    const results = Followed.parse(first.events.at(-1));
    expect(results.datasets[0].images).toBeGreaterThan(30);
    expect(again.events.at(-1)).toEqual(results);
    expect(again.events.filter(({ kind, unit }) => kind === 'train' && unit === 'epochs')).toEqual(
      [],
    );
    expect(killed.code).toBeNull();
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.events.at(-1)).toEqual(results);

    const { text } = Written.parse(
      (await studio('--workspace', join(folder, 'two'), 'recipe')).events.at(-1),
    );
    writeFileSync(file, text);
    const followed = Followed.parse((await follow('two')).events.at(-1));
    expect(text).toContain(results.datasets[0].hash);
    expect({ ...followed, evaluations: [] }).toEqual({ ...results, evaluations: [] });

    const { hash } = results.datasets[0];
    const told = RECIPE.replace('seed: 3', `seed: 3, hash: ${hash}`);
    writeFileSync(file, told.replace(hash.slice(0, 8), '00000000'));
    const other = await follow('one');
    expect(other.code).toBe(1);
    expect(other.events.at(-1)).toMatchObject({ kind: 'CONFLICT' });
    expect(readFileSync(file, 'utf8')).not.toContain(hash);
  });
});
