import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('a newcomer looks around, trains for an epoch, evaluates and exports', async ({
  page,
  demo,
}) => {
  const goTo = (screen: string) =>
    page.getByRole('navigation').getByRole('link', { name: screen, exact: true }).click();
  const images = page.getByRole('listbox', { name: 'Images' }).getByRole('option');

  await test.step('opens the demo workspace', async () => {
    await expect(page.getByRole('table', { name: 'Funnel' })).toBeVisible();
    await expect(page).not.toHaveURL(/token/);
  });

  await test.step('looks at the gallery', async () => {
    await goTo('Gallery');
    await expect(images.first()).toHaveAttribute('aria-label', /%/);
    const loaded = await images
      .first()
      .locator('img')
      .evaluate(async (image) => {
        if (!('decode' in image && 'naturalWidth' in image)) return 0;
        await (image as { decode(): Promise<void> }).decode(); // why: the tests have no DOM types
        return image.naturalWidth;
      });
    expect(loaded).toBeGreaterThan(0);
    await images.first().click();
    await expect(page.getByRole('complementary', { name: 'Selected image' })).toContainText('%');
    await page.keyboard.press('ArrowRight');
    await expect(images.nth(1)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('filters, and the address keeps the filter', async () => {
    const all = Number(await images.first().getAttribute('aria-setsize'));
    await page.getByRole('checkbox', { name: /NEU/ }).uncheck();
    await page.getByRole('checkbox', { name: /POS/ }).uncheck();
    await expect(images.first()).toHaveAttribute('aria-label', /NEG/);
    const negative = Number(await images.first().getAttribute('aria-setsize'));
    expect(negative).toBeGreaterThan(0);
    expect(negative).toBeLessThan(all);
    await page.reload();
    await expect(images.first()).toHaveAttribute('aria-setsize', String(negative));
  });

  await test.step('starts a run of one epoch and watches it finish', async () => {
    await goTo('Train');
    await page.getByRole('radio', { name: 'FT-F' }).check();
    await page.getByText('Settings', { exact: true }).click();
    await page.getByLabel('Epochs', { exact: true }).fill('1');
    await page.getByLabel('Name').fill('first');
    await page.getByRole('button', { name: 'Fine-tune' }).click();
    await expect(page.getByRole('table', { name: 'Epochs' }).getByRole('row')).toHaveCount(2, {
      timeout: 120_000,
    });
    await goTo('Train');
    const row = page.getByRole('table', { name: 'Runs' }).getByRole('row', { name: /first/ });
    await expect(row).toContainText('finished', { timeout: 60_000 });
  });

  await test.step('evaluates it and sees the confusion matrix', async () => {
    await goTo('Evaluate');
    await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
    const evaluations = page.getByRole('table', { name: 'Evaluations' });
    await evaluations.getByRole('link', { name: 'first' }).click({ timeout: 60_000 });
    const matrix = page.getByRole('table', { name: 'Confusion matrix' });
    await expect(matrix).toBeVisible({ timeout: 60_000 });
    const counts = await matrix.locator('td b').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(demo.benchmarkImages);
  });

  await test.step('exports the model', async () => {
    await goTo('Export');
    await page.getByRole('button', { name: 'Export model first' }).click();
    const folder = join(demo.workspace, 'exports', 'first-onnx');
    await expect.poll(() => existsSync(join(folder, 'model.onnx')), { timeout: 60_000 }).toBe(true);
    await expect(page.getByText(folder).first()).toBeVisible();
  });
});

test('training can be cancelled and gone on with', async ({ page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Train', exact: true }).click();
  await page.getByRole('radio', { name: 'FT-A' }).check();
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Epochs', { exact: true }).fill('50');
  await page.getByLabel('Name').fill('long');
  await page.getByRole('button', { name: 'Fine-tune' }).click();
  // A run that is cancelled before it began leaves nothing to go on with.
  await expect(page.getByText(/^batch \d/).first()).toBeVisible({ timeout: 120_000 });
  await page
    .getByRole('button', { name: /Cancel/ })
    .first()
    .click({ timeout: 60_000 });
  await expect(page.getByText('cancelled').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /Resume|Go on/ }).first()).toBeVisible();
});

test('a bad path is told plainly, and nothing is lost', async ({ page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Collect', exact: true }).click();
  await page.getByLabel('Files or folders').fill('/no/such/file.jsonl');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByText(/no\/such\/file\.jsonl/).last()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Funnel' })).toBeVisible();
});
