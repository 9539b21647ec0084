import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Proportion } from '../../../src/shared/domain/evaluation.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const Measured = z.object({
  event: z.literal('measured'),
  funnel: z.looseObject({ posts: z.int() }),
  report: z.looseObject({
    nearDuplicates: z.looseObject({ precision: z.number(), recall: z.number() }),
    fittingLabels: z.looseObject({ all: Proportion, trained: Proportion }),
    students: z.object({ 'FT-F': Proportion, 'FT-A': Proportion }),
  }),
});

async function demo(folder: string, ...options: string[]) {
  return runStudio(['demo', folder, ...options], {
    environment: { T4SA_USER_DATA: join(folder, '..', 'user') },
  });
}

describe('the demo', () => {
  it('runs crawl to export, measures itself, and does nothing twice', {
    timeout: 300_000,
  }, async () => {
    const folder = join(temporaryFolder(), 'demo.workspace');

    const first = await demo(folder, '--posts', '300');
    const again = await demo(folder, '--posts', '300');
    const other = await demo(folder, '--posts', '400');

    expect(first.code, first.stderr).toBe(0);
    const { report, funnel } = Measured.parse(first.events.at(-1));
    expect(report.nearDuplicates.precision).toBeGreaterThan(0.9);
    expect(report.nearDuplicates.recall).toBeGreaterThan(0.6);
    expect(report.fittingLabels.all.value).toBeGreaterThan(0.55);
    expect(report.fittingLabels.all.value).toBeLessThan(0.9);
    // Above guessing beyond doubt, even on as few posts as this.
    expect(report.students['FT-F'].low).toBeGreaterThan(1 / 3);
    expect(existsSync(join(folder, 'exports', 'demo-ft-f-tfjs', 'model.json'))).toBe(true);
    expect(existsSync(join(folder, 'exports', 'demo-ids', 'train.csv'))).toBe(true);

    expect(again.code, again.stderr).toBe(0);
    const repeated = Measured.parse(again.events.at(-1));
    expect(repeated.report).toEqual(report);
    expect(repeated.funnel).toEqual(funnel);

    expect(other.code).toBe(1);
    expect(other.events.at(-1)).toMatchObject({ kind: 'CONFLICT' });
  });
});
