import { join } from 'node:path';
import { expect as baseExpect, type Page } from '@playwright/test';
import { importNarrow, weightsFixture } from '../helpers/imported-weights.ts';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';

/** What measures and trains beside the page makes it wait. */
const expect = baseExpect.configure({ timeout: 30_000 });

/** Measuring takes seconds, and waits where the machine is busy. */
const MEASURED_MS = 120_000;

const goToTrain = (page: Page) =>
  page.getByRole('navigation').getByRole('link', { name: 'Train', exact: true }).click();

const openSettings = (page: Page) => page.getByText('Settings', { exact: true }).click();

test('a run starts by one click, after its time was estimated', async ({ page }) => {
  await goToTrain(page);
  const time = page.getByRole('status', { name: 'Estimated time' });

  await test.step('says what would be done, on what, and how long it takes', async () => {
    await expect(
      page.getByText(/^MobileNetV2, FT-F, 20 epochs on demo, .* on the CPU$/),
    ).toBeVisible();
    await expect(page.getByText(/^Computes on .+ GiB$/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Fine-tune' })).toBeEnabled();
    await expect(time).toContainText(/About \d+ .* per epoch/s, { timeout: MEASURED_MS });
  });

  await test.step('starts, and shows the run', async () => {
    await page.getByRole('button', { name: 'Fine-tune' }).click();
    await expect(page).toHaveURL(/#\/train\/demo-mobilenetv2-ft-f$/);
    await expect(page.getByRole('heading', { name: 'demo-mobilenetv2-ft-f' })).toBeVisible();
  });

  await test.step('offers the next one under another name, while the estimate waits', async () => {
    await goToTrain(page);
    await openSettings(page);
    await expect(page.getByLabel('Name')).toHaveValue('demo-mobilenetv2-ft-f-2');
  });
});

test('settings are checked, explained and remembered', async ({ page }) => {
  await goToTrain(page);
  await openSettings(page);
  const start = page.getByRole('button', { name: 'Fine-tune' });

  await test.step('a schedule in steps has its own fields', async () => {
    await page.getByRole('combobox', { name: 'Schedule' }).click();
    await page.getByRole('option', { name: 'In steps' }).click();
    await page.getByLabel('Step after').fill('0');
    await expect(page.getByText('must be at least 1')).toBeVisible();
    await expect(start).toBeDisabled();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `a setting that cannot be used, ${colorScheme}`);
    }
    await page.getByLabel('Step after').fill('3');
    await expect(page.getByText('must be at least 1')).toHaveCount(0);
    await expect(page.getByText('Settings of your own.')).toBeVisible();
  });

  await test.step('a learning rate is read as it is written', async () => {
    await page.getByLabel('Learning rate').fill('5e-');
    await expect(start).toBeDisabled();
    await page.getByLabel('Learning rate').fill('5e-4');
    await expect(start).toBeEnabled();
    await expect(page.getByLabel('Learning rate')).toHaveValue('5e-4');
  });

  await test.step("the paper's preset brings its network and solver", async () => {
    await page.getByRole('button', { name: 'The paper’s', exact: true }).click();
    await expect(page.getByText(/^VGG-19, FT-F, 15 epochs/)).toBeVisible();
    await expect(page.getByLabel('Momentum')).toHaveValue('0.9');
    await expect(page.getByText(/No weights of VGG-19 were imported/)).toBeVisible();
  });

  await test.step('what was changed by hand stays in another mode', async () => {
    await page.getByLabel('Epochs', { exact: true }).fill('2');
    await page.getByRole('radio', { name: 'FT-A' }).check();
    await expect(page.getByText(/^VGG-19, FT-A, 2 epochs/)).toBeVisible();
    await expect(page.getByLabel('Mirror half of them')).toBeChecked();
  });

  await test.step('they stand open the next time', async () => {
    await page.reload();
    await expect(page.getByLabel('Learning rate')).toBeVisible();
  });
});

test("the paper's four are queued after they were looked at", async ({ page }) => {
  await goToTrain(page);
  await page.getByRole('button', { name: /The paper’s four/ }).click();
  const dialog = page.getByRole('dialog');
  const names = [
    'demo-vgg-19-ft-f',
    'demo-vgg-19-ft-a',
    'demo-hybridcnn-ft-f',
    'demo-hybridcnn-ft-a',
  ];
  await expect(dialog.getByRole('rowheader')).toHaveText(names);
  await expect(dialog.getByText('60 epochs in all')).toBeVisible();
  await expect(dialog.getByText('No weights of VGG-19 and HybridCNN were imported')).toBeVisible();
  await expectAccessible(page, "the paper's four");
  await dialog.getByRole('button', { name: 'Queue four runs' }).click();
  await expect(dialog).toHaveCount(0);
  const runs = page.getByRole('table', { name: 'Runs' });
  for (const name of names) await expect(runs).toContainText(name);

  for (const name of names.slice(1)) {
    await page.getByRole('button', { name: `Take out ${name}` }).click();
  }
  await runs.getByRole('link', { name: names[0] ?? '', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel training' }).click({ timeout: 60_000 });
  await expect(page.getByText('cancelled').first()).toBeVisible({ timeout: 120_000 });
});

test('weights are listed, chosen from, and removed; files are imported', async ({ page, demo }) => {
  await importNarrow(join(demo.userData, 'weights'), [weightsFixture('vgg.safetensors')]);
  await goToTrain(page);

  await test.step('networks with weights go first', async () => {
    await expect(page.getByText(/^VGG-19, FT-F, 15 epochs/)).toBeVisible();
  });

  await test.step('shows where they are from', async () => {
    await page.getByText('Weights', { exact: true }).click();
    await expect(page).toHaveURL(/#\/train\?panel=weights$/);
    const row = page
      .getByRole('table', { name: 'Imported weights' })
      .getByRole('row', { name: /^weights VGG-19 safetensors 18 of 19/ });
    await expect(row).toBeVisible();
  });

  await test.step('shows what was published, with its licence', async () => {
    const one = page.getByRole('listitem').filter({ hasText: 'VGG-19, ImageNet (torchvision)' });
    await expect(one).toContainText('575 MB · licence: BSD-3-Clause');
    await one.getByText('Citation and files').click();
    await expect(one).toContainText('Simonyan');
    await expect(one.getByRole('button', { name: /^Fetch/ })).toBeEnabled();
  });

  await test.step('refuses a file that is no network of this kind, in words', async () => {
    await page.getByLabel(/^Files of one/).fill(weightsFixture('vgg.pth'));
    await expect(page.getByLabel('Name')).toHaveValue('vgg');
    await page.getByRole('button', { name: 'Import weights' }).click();
    const job = page.getByRole('article', { name: 'Import weights vgg' });
    await expect(job).toContainText('failed', { timeout: 30_000 });
    await expect(job).toContainText(/network/);
    await page.getByRole('switch', { name: 'Say how it sees images' }).check();
    await page.getByLabel('Mean of each channel').fill('104 117');
    await expect(page.getByText('three figures from 0 to 255')).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `weights, ${colorScheme}`);
  }

  await test.step('removes them after a question', async () => {
    await page.getByRole('button', { name: 'Remove weights', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No weights were imported yet')).toBeVisible();
    await page.getByText('Runs', { exact: true }).click();
    await expect(page.getByText(/^MobileNetV2, FT-F, 20 epochs/)).toBeVisible();
  });

  await openSettings(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `new run, ${colorScheme}`);
  }
});
