import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';

const goTo = (page: Page, screen: string) =>
  page.getByRole('navigation').getByRole('link', { name: screen, exact: true }).click();

/** Trains for an epoch on small images. */
async function trainRun(page: Page, name: string): Promise<void> {
  await goTo(page, 'Train');
  const form = page.getByRole('region', { name: 'New run' });
  await form.getByRole('radio', { name: 'FT-F' }).check();
  await form.getByText('Settings', { exact: true }).click();
  await form.getByRole('combobox', { name: 'Input size' }).click();
  await page.getByRole('option', { name: /^96/ }).click();
  await form.getByLabel('Epochs', { exact: true }).fill('1');
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Epochs' }).getByRole('row')).toHaveCount(2, {
    timeout: 120_000,
  });
}

type HandedOver = { readonly name: string; readonly type: string; readonly base64: string };

/** Drops files on the screen, or pastes them, as the browser tells the page of it. */
async function handOver(
  page: Page,
  how: 'drop' | 'paste',
  files: readonly HandedOver[],
): Promise<void> {
  // why a text: the tests have no DOM types
  await page.evaluate(`{
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(files)}) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const target = document.querySelector('.drop-area');
    target.dispatchEvent(
      ${how === 'drop'}
        ? new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })
        : new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }),
    );
  }`);
}

const jpeg = (path: string, name: string): HandedOver => ({
  ...{ name, type: 'image/jpeg' },
  base64: readFileSync(path).toString('base64'),
});

test('a model judges images from anywhere', async ({ page, demo, shell }) => {
  test.setTimeout(300_000);
  const benchmark = join(demo.workspace, 'raw', 'benchmark', 'positive');
  const [first = '', second = '', ...others] = readdirSync(benchmark).sort();
  const folder = join(demo.workspace, 'tmp', 'pictures');
  mkdirSync(join(folder, 'below'), { recursive: true });
  for (const name of others) {
    writeFileSync(join(folder, 'below', name), readFileSync(join(benchmark, name)));
  }
  writeFileSync(join(folder, 'broken.jpg'), 'no image');
  const tiles = page.getByRole('listbox', { name: 'Judged images' }).getByRole('option');
  const tileOf = (name: string) => tiles.filter({ hasText: name });
  const results = page.getByRole('region', { name: 'Results' });

  await test.step('says what to do where there is no model, and no image', async () => {
    await goTo(page, 'Predict');
    await expect(page.getByText('There is no model yet')).toBeVisible();
    await trainRun(page, 'judge');
    await goTo(page, 'Predict');
    await expect(page.getByRole('combobox', { name: 'Judges the images' })).toHaveValue('judge');
    await expect(results).toContainText('No image yet');
    await expectAccessible(page, 'predictions without images');
  });

  await test.step('a dropped image has a bar for each polarity', async () => {
    const broken = { name: 'text.jpg', type: 'image/jpeg', base64: btoa('no image') };
    await handOver(page, 'drop', [jpeg(join(benchmark, first), 'dropped.jpg'), broken]);
    await expect(tileOf('dropped.jpg')).toHaveAccessibleName(
      /^dropped\.jpg NEG [\d.]+ %, NEU [\d.]+ %, POS [\d.]+ %$/,
      { timeout: 60_000 },
    );
    await expect(tileOf('text.jpg')).toContainText('cannot be decoded');
    await expect(results.getByRole('button', { name: 'Not judged 1' })).toBeVisible();
  });

  await test.step('a pasted image joins it', async () => {
    await handOver(page, 'paste', [jpeg(join(benchmark, second), 'image.png')]);
    await expect(tiles).toHaveCount(3, { timeout: 60_000 });
    await expect(tileOf('pasted')).toContainText(/NEG\s*\d+ %/);
    await expectAccessible(page, 'predictions');
  });

  await test.step('it is looked at with the keyboard, and with what speaks for a polarity', async () => {
    await tileOf('dropped.jpg').click();
    const dialog = page.getByRole('dialog', { name: 'Judged image' });
    await expect(dialog.getByRole('img', { name: /^dropped\.jpg: NEG/ })).toBeVisible();
    await page.keyboard.press('3');
    const heatMap = dialog.getByRole('img', {
      name: 'Heat map: the parts that speak for positive',
    });
    await expect(heatMap).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, 'a judged image');
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('img', { name: /^pasted/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('what came out is saved as CSV', async () => {
    // In its own window the system's dialog asks where to.
    if (shell === 'electron') return;
    await results.getByRole('button', { name: 'Save' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('predictions.csv');
    const rows = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(rows[0]).toBe('path,predicted,confidence,negative,neutral,positive');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^dropped\.jpg,(NEG|NEU|POS),0\.\d+,/);
  });

  await test.step('a folder is judged by its path, and sorted', async () => {
    await results.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Files or folders').fill(folder);
    await page.getByRole('button', { name: 'Judge and show' }).click();
    await expect(tiles).toHaveCount(others.length + 1, { timeout: 60_000 });
    await expect(tileOf('broken.jpg')).toContainText('cannot be decoded');
    const picture = tiles.first().locator('img');
    await expect(picture).toHaveAttribute('src', /^blob:/);
    await results.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Most positive first' }).click();
    await expect(tiles.last()).toContainText('broken.jpg');
    const texts = await tiles.allTextContents();
    const positive = texts.flatMap((text) => /POS(\d+) %/.exec(text)?.[1] ?? []).map(Number);
    expect(positive).toHaveLength(others.length);
    expect(positive).toEqual(positive.toSorted((a, b) => b - a));
  });

  await test.step('or written to a file by a job', async () => {
    const output = join(demo.workspace, 'tmp', 'out.parquet');
    await page.getByText('Write to a file instead').click();
    await page.getByText('Parquet', { exact: true }).click();
    await page.getByLabel('File to write').fill(output);
    await page.getByRole('button', { name: 'Write file' }).click();
    const jobs = page.getByRole('region', { name: 'Files of this session' });
    await expect(jobs).toContainText(`images ${others.length + 1}`, { timeout: 60_000 });
    expect(existsSync(output)).toBe(true);
  });
});
