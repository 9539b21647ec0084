import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';
import { goTo, startRun } from './start-run.ts';

/** Long enough to be paused in the middle, whatever the machine: nobody waits for its end. */
const LONG = { epochs: 1000, batchSize: 4 };
const SHORT = { epochs: 2, batchSize: 16, learningRate: 0.01 };

test('runs are watched, queued, paused, gone on with, finished, compared and removed', async ({
  page,
  demo,
}) => {
  test.setTimeout(480_000);
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
  const runs = page.getByRole('table', { name: 'Runs' });
  const rowOf = (name: string) => runs.getByRole('row', { name: new RegExp(`\\b${name}\\b`) });
  const epochs = page.getByRole('table', { name: 'Epochs' }).getByRole('row');
  const openRun = async (name: string): Promise<void> => {
    await goTo(page, 'Train');
    await rowOf(name).getByRole('link').click();
    await expect(heading(name)).toBeVisible();
  };

  await test.step('a run is watched while it trains', async () => {
    await startRun(page, 'long', LONG);
    await expect(epochs.nth(3)).toBeVisible({ timeout: 120_000 });
    const progress = page.getByRole('region', { name: 'Progress' });
    await expect(progress).toContainText(/Time left\s*\d/);
    await expect(progress).toContainText('CPU');
    await expect(progress).toContainText('4 images');
    for (const chart of ['Loss', 'Accuracy', 'Learning rate', 'Images per second']) {
      await expect(
        page.getByRole('img', { name: new RegExp(`^${chart}: .*at epoch`) }),
      ).toBeVisible();
    }
    await expect(page).toHaveTitle(/^\d+ % · long/);
    await expectAccessible(page, 'a run that trains');
  });

  await test.step('what is known of it stays while one looks elsewhere', async () => {
    await goTo(page, 'Overview');
    await openRun('long');
    await expect(page.getByRole('region', { name: 'Progress' })).toContainText('CPU');
  });

  await test.step('three runs wait in their order, and one is taken out', async () => {
    for (const name of ['short', 'unwanted', 'last']) await startRun(page, name, SHORT);
    await expect(page.getByText('It is number 3 of the runs in the queue.')).toBeVisible();
    await goTo(page, 'Train');
    const waiting = page.getByRole('list', { name: 'Waiting runs' }).getByRole('listitem');
    await expect(waiting).toHaveText([/^1short/, /^2unwanted/, /^3last/]);
    await expectAccessible(page, 'runs and their queue');
    await page.getByRole('button', { name: 'Take out unwanted' }).click();
    await expect(waiting).toHaveText([/^1short/, /^2last/]);
    await expect(rowOf('unwanted')).toBeHidden();
  });

  await test.step('a paused run lets the next ones go first', async () => {
    await openRun('long');
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('paused', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('last is trained')).toBeVisible({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Open the run' }).last().click();
    await expect(heading('last')).toBeVisible();
    await expect(epochs).toHaveCount(1 + SHORT.epochs);
  });

  await test.step('it goes on with another learning rate, and is finished with its best epoch', async () => {
    await openRun('long');
    const before = await epochs.count();
    await page.getByRole('button', { name: 'Go on with…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Go on with long' });
    await dialog.getByLabel('Epochs in all').fill('1');
    await expect(dialog.getByRole('status')).toContainText('already: ask for more');
    await expect(dialog.getByRole('button', { name: 'Go on' })).toBeDisabled();
    await dialog.getByLabel('Epochs in all').fill('900');
    await dialog.getByLabel('Learning rate').fill('0.0005');
    await expectAccessible(page, 'going on');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(epochs.nth(before + 1)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Progress' })).toContainText(
      /Resumed\s*(after|in) epoch/,
    );
    await page.getByRole('button', { name: 'Finish now' }).click();
    await expect(page.getByText('finished', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('finished by hand');
    expect(existsSync(join(demo.workspace, 'runs', 'long', 'model', 'model.json'))).toBe(true);
  });

  await test.step('runs are found by filters, which the address keeps', async () => {
    await goTo(page, 'Train');
    await page.getByRole('textbox', { name: 'Find runs' }).fill('LAST');
    await expect(runs.getByRole('row')).toHaveCount(2);
    await page.reload();
    await expect(rowOf('last')).toBeVisible();
    await expect(runs.getByRole('row')).toHaveCount(2);
    await page.getByRole('textbox', { name: 'Find runs' }).fill('');
    await runs.getByRole('button', { name: 'Run' }).click();
    await expect(runs.getByRole('rowheader')).toHaveText([/^last/, /^long/, /^short/]);
    await runs.getByRole('button', { name: 'Run' }).click();
    await expect(runs.getByRole('rowheader')).toHaveText([/^short/, /^long/, /^last/]);
    await expect(runs.getByRole('columnheader', { name: 'Run' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  await test.step('two runs are compared by exactly the settings that differ', async () => {
    for (const name of ['long', 'short']) {
      await page.getByRole('checkbox', { name: `Choose ${name} for a comparison` }).check();
    }
    await page.getByRole('button', { name: 'Compare 2 runs' }).click();
    const settings = page.getByRole('table', { name: 'Settings' });
    await expect(settings.getByRole('row')).toHaveText([
      /short.*long/,
      'Epochs2900',
      'Batch size164',
      'Learning rate0.010.0005',
    ]);
    const curve = page.getByRole('img', { name: /^Validation accuracy/ });
    await expect(curve).toHaveAccessibleName(/short .*long /);
    await page.getByRole('button', { name: 'short' }).click();
    await expect(curve).not.toHaveAccessibleName(/short/);
    await page.getByText('By time', { exact: true }).click();
    await expect(curve).toHaveAccessibleName(/at (seconds|minutes)/);
    await expectAccessible(page, 'compared runs');
  });

  await test.step('a run is removed after it was told what goes with it', async () => {
    await openRun('short');
    await page.getByRole('button', { name: 'Remove…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove short?' });
    await expect(dialog).toContainText(/This deletes \d.* [kM]B/);
    await expect(dialog).toContainText('It was not evaluated.');
    await expectAccessible(page, 'removing a run');
    await dialog.getByRole('button', { name: 'Remove run' }).click();
    await expect(rowOf('long')).toBeVisible();
    await expect(rowOf('short')).toBeHidden();
    expect(existsSync(join(demo.workspace, 'runs', 'short'))).toBe(false);
  });
});
