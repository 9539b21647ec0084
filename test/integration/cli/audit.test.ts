import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aWorkspace, fillWorkspace } from '../../helpers/a-workspace.ts';
import { runStudio, type StudioRun } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

it('plans, creates, lists and reports an audit from the command line', async () => {
  const folder = temporaryFolder();
  const workspace = await aWorkspace(join(folder, 'ws'));
  fillWorkspace(
    workspace,
    Array.from({ length: 40 }, (_, n) => ({
      nativeId: `${n}`,
      images: [`image ${n}`],
      polarity: n % 2 === 0 ? ('NEG' as const) : ('POS' as const),
      confidence: 0.5 + n / 100,
    })),
  );
  workspace.close();
  const audit = (...args: string[]): Promise<StudioRun> =>
    runStudio(['-w', join(folder, 'ws'), 'audit', ...args], {
      environment: { T4SA_USER_DATA: join(folder, 'user') },
    });

  const planned = await audit('plan', '--size', '20', '--bins', '2');
  expect(planned.code, planned.stderr).toBe(0);
  expect(planned.events.at(-1)).toMatchObject({ event: 'planned', acceptance: null });
  expect(planned.events.at(-1)?.['strata']).toHaveLength(4);

  const created = await audit('create', 'first', '--size', '20', '--bins', '2');
  expect(created.code, created.stderr).toBe(0);
  expect(created.events.at(-1)).toMatchObject({ name: 'first', images: 20, repeats: 2 });

  const listed = await audit('list');
  expect(listed.events.at(-1)).toMatchObject({ audits: [{ name: 'first', disputed: 0 }] });

  const reported = await audit('report', 'first');
  expect(reported.events.at(-1)).toMatchObject({ event: 'audited', images: 20, checked: 0 });

  const wrong = await audit('create', 'second', '--size', '-3');
  expect(wrong.code).toBe(1);
  expect(wrong.events.at(-1)).toMatchObject({ event: 'failed', kind: 'BAD_INPUT' });

  const undrawable = await audit('plan', '--import', '99');
  expect(undrawable.events.at(-1)).toMatchObject({
    ...{ event: 'failed', kind: 'BAD_INPUT' },
    message: 'There is no weakly labelled image that the audit could draw',
  });

  const taken = await audit('create', 'first', '--size', '21');
  expect(taken.events.at(-1)).toMatchObject({ event: 'failed', kind: 'CONFLICT' });
}, 120_000);
