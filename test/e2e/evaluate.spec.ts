import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';
import { goTo, startRun } from './start-run.ts';

const PER_CLASS = 4;

/** A benchmark that is published by emotions: one folder each. */
async function writeEmotions(folder: string): Promise<void> {
  await writeDemoBenchmark(folder, { seed: 11, perPolarity: PER_CLASS });
  renameSync(join(folder, 'negative'), join(folder, 'sadness'));
  renameSync(join(folder, 'positive'), join(folder, 'amusement'));
  renameSync(join(folder, 'neutral'), join(folder, 'something'));
}

async function expectAccessibleInBoth(page: Page, place: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${place}, ${colorScheme}`);
  }
}

test('runs are evaluated, looked into and compared', async ({ page, demo }) => {
  test.setTimeout(480_000);
  const folder = mkdtempSync(join(tmpdir(), 't4sa-emotions-'));
  await writeEmotions(folder);
  const benchmarks = page.getByRole('table', { name: 'Benchmarks' });
  const evaluations = page.getByRole('table', { name: 'Evaluations' });
  const tiles = page.getByRole('region', { name: 'Images' }).getByRole('listitem');
  const dialog = page.getByRole('dialog', { name: 'Judged image' });

  await test.step('a benchmark is shown before it is imported, and its classes are told apart', async () => {
    await goTo(page, 'Evaluate');
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByLabel('Folder or table').fill(folder);
    const classes = page.getByRole('table', { name: 'Classes' });
    const polarityOf = (name: string) => classes.getByLabel(`Polarity of ${name}`);
    await expect(polarityOf('sadness')).toHaveValue('NEG');
    await expect(polarityOf('amusement')).toHaveValue('POS');
    await polarityOf('something').selectOption('left out');
    const importButton = page.getByRole('button', { name: `Import ${2 * PER_CLASS} images` });
    await expect(importButton).toBeEnabled();
    await expectAccessibleInBoth(page, 'importing a benchmark');
    await page.getByLabel('Benchmark name').fill('emotions');
    await importButton.click();
    await expect(benchmarks.getByRole('row', { name: /emotions/ })).toContainText(
      `${PER_CLASS}0${PER_CLASS}`,
    );
  });

  await test.step('both runs are evaluated with one press', async () => {
    for (const [name, learningRate] of [
      ['first', 0.01],
      ['second', 0.0001],
    ] as const) {
      await startRun(page, name, { epochs: 1, batchSize: 16, learningRate });
    }
    await goTo(page, 'Train');
    const runs = page.getByRole('table', { name: 'Runs' });
    await expect(runs.getByText('finished')).toHaveCount(2, { timeout: 180_000 });
    await goTo(page, 'Evaluate');
    await page.getByRole('combobox', { name: 'On' }).click();
    await page
      .getByRole('option', { name: `clean-scenes · ${demo.benchmarkImages} images` })
      .click();
    await page.getByRole('button', { name: 'Evaluate 2 runs not measured on it' }).click();
    await expect(evaluations.getByRole('rowheader')).toHaveCount(2, { timeout: 60_000 });
    await evaluations.getByRole('button', { name: 'Model' }).click();
    await expect(evaluations.getByRole('rowheader')).toHaveText(['first', 'second']);
    await expectAccessibleInBoth(page, 'all evaluations');
  });

  await test.step('the report says how good a run is', async () => {
    await evaluations.getByRole('link', { name: 'first' }).click();
    await expect(page.getByRole('heading', { name: 'first', level: 1 })).toBeVisible();
    const figures = page.getByRole('region', { name: 'How good it is' });
    await expect(figures).toContainText(/Accuracy\d+\.\d %95 % interval/);
    await expect(figures).toContainText('ROC AUC');
    const matrix = page.getByRole('table', { name: 'Confusion matrix' });
    const counts = await matrix.locator('td b').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(demo.benchmarkImages);
    await page.getByText('NEG / POS, NEU dropped', { exact: true }).click();
    await expect(page.getByText('whatever NEU got')).toBeVisible();
    await expect(page.locator('.screen-lead')).toContainText(
      `${(demo.benchmarkImages * 2) / 3} images`,
    );
    await expectAccessibleInBoth(page, 'a report');
    await page.getByText('Three-way', { exact: true }).click();
    await expect(page.locator('.screen-lead')).toContainText(`${demo.benchmarkImages} images`);
  });

  await test.step('a cell of the confusion matrix opens its images', async () => {
    const cell = page.getByRole('table', { name: 'Confusion matrix' }).getByRole('button').first();
    const count = Number(await cell.locator('b').textContent());
    await cell.click();
    await expect(cell).toHaveAttribute('aria-expanded', 'true');
    await expect(tiles).toHaveCount(count);
    await expect(page).toHaveURL(/images=[A-Z]{3}-[A-Z]{3}/);
    await page.reload();
    await expect(tiles).toHaveCount(count);
  });

  await test.step('an image shows what speaks for a polarity, by keys alone', async () => {
    await page.getByRole('button', { name: 'Surest right' }).click();
    const total = await tiles.count();
    await tiles.first().getByRole('button').press('Enter');
    await expect(dialog).toContainText(`1 of ${total}`);
    await page.keyboard.press('3');
    await expect(dialog.getByRole('img', { name: /speak for positive/ })).toBeVisible({
      timeout: 60_000,
    });
    await page.keyboard.press('1');
    await expect(dialog.getByRole('img', { name: /speak for negative/ })).toBeVisible({
      timeout: 60_000,
    });
    await expectAccessibleInBoth(page, 'a judged image');
    await page.keyboard.press('0');
    await expect(dialog.getByRole('img', { name: /speak for/ })).toBeHidden();
    if (total > 1) {
      await page.keyboard.press('ArrowRight');
      await expect(dialog).toContainText(`2 of ${total}`);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('two runs are compared on the same images', async () => {
    await page.getByRole('combobox', { name: 'Compare with' }).click();
    await page.getByRole('option', { name: 'second' }).click();
    await expect(page.getByRole('heading', { name: 'Two models compared' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Can they be told apart?' })).toContainText(
      /cannot be told apart|is better by/,
    );
    const paired = page.getByRole('table', { name: 'Which of the two is right' });
    const counts = await paired.locator('td b').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(demo.benchmarkImages);
    const cell = paired.getByRole('button').last();
    await cell.click();
    await expect(tiles).toHaveCount(Number(await cell.locator('b').textContent()));
    await expectAccessibleInBoth(page, 'two models compared');
  });

  await test.step('a benchmark is removed after it was told what goes with it', async () => {
    await page.getByRole('link', { name: 'All evaluations' }).click();
    await page.getByRole('button', { name: 'Remove emotions' }).click();
    const asked = page.getByRole('dialog', { name: 'Remove the benchmark emotions?' });
    await expect(asked).toContainText('Nothing was evaluated on it.');
    await asked.getByRole('button', { name: 'Remove benchmark' }).click();
    await expect(benchmarks.getByRole('row', { name: /emotions/ })).toBeHidden();
  });
  rmSync(folder, { recursive: true, force: true });
});
