import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { SCREENS } from '../../src/renderer/stores/address.ts';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';

const openReview = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Review/ })
    .click();

/** Gives verdicts by key, one an image, each when its picture is seen and the one before is on disk. */
async function judge(page: Page, keys: readonly string[], done: number, places: number) {
  for (const [given, key] of keys.entries()) {
    await expect(page.getByText(`${done + given} of ${places}`, { exact: true })).toBeVisible();
    const picture = page.getByRole('img', { name: 'To judge' });
    await expect(picture).toHaveJSProperty('complete', true);
    await page.keyboard.press(key);
  }
}

async function reviewAs(page: Page, name: string) {
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
}

async function expectScreenAccessible(page: Page, place: string) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, place);
}

test('a blind audit, by keyboard, to its stop and its report', async ({ page }) => {
  await openReview(page);
  await page.getByRole('link', { name: 'New audit' }).click();

  await test.step('sees before what it will tell', async () => {
    await page.getByLabel('Images to check').fill('20');
    await page.getByLabel('Shown twice').fill('0');
    await page.getByLabel('Confidence bins').fill('2');
    await page.getByLabel('Audit name').fill('small');
    await expect(page.getByText(/With 20 checks you will know/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Groups' }).getByRole('row')).toHaveCount(7);
    await page.getByRole('button', { name: 'Draw images and begin' }).click();
  });

  const previous = page.getByRole('region', { name: 'Previous image' });

  await test.step('judges without seeing a label, and is told it afterwards', async () => {
    await reviewAs(page, 'Anna');
    await expect(previous).toBeEmpty();
    await judge(page, ['1'], 0, 20);
    await expect(previous).toContainText('You said');
    await expect(previous).toContainText('weak label');
    await expectScreenAccessible(page, 'blind review');
  });

  await test.step('takes a verdict back and gives another', async () => {
    await judge(page, ['2', '3'], 1, 20);
    await expect(page.getByText('3 of 20', { exact: true })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText('2 of 20', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText('2 of 20', { exact: true })).toBeVisible();
    await page.keyboard.press('u');
    await judge(page, ['2', '3'], 1, 20);
  });

  await test.step('goes on to the last image', async () => {
    const rest = Array.from({ length: 17 }, (_, index) => `${(index % 3) + 1}`);
    await judge(page, rest, 3, 20);
    await expect(page.getByText('You have reviewed all 20 images')).toBeVisible();
  });

  await test.step('reads the report', async () => {
    await page.getByRole('link', { name: 'See the report' }).click();
    await expect(page.getByText(/Of 100 labelled images, about \d+ fit \(\d+–\d+\)/)).toBeVisible();
    const matrix = page.getByRole('table', { name: 'Confusion matrix' });
    const counts = await matrix.locator('td b').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(20);
    await matrix.getByRole('button').first().click();
    const images = page.getByRole('region', { name: 'Images of the cell' }).getByRole('img');
    await expect(images.first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'Proposed cuts' })).toBeVisible();
    await expectScreenAccessible(page, 'report');
  });

  await test.step('finds the result in the list', async () => {
    await openReview(page);
    const row = page.getByRole('table', { name: 'Audits' }).getByRole('row', { name: /small/ });
    await expect(row).toContainText('20 of 20');
    await expect(row).toContainText('%');
  });
});

test('two reviewers label a folder, a third word settles where they differ', async ({
  page,
  demo,
}) => {
  const folder = join(demo.userData, 'to-label');
  await writeDemoBenchmark(folder, { seed: 3, perPolarity: 2 });
  const set = page.getByRole('article', { name: 'together' });

  await test.step('imports the images', async () => {
    await openReview(page);
    await page.getByRole('button', { name: 'Import a folder' }).click();
    await page.getByLabel('Folder of images').fill(folder);
    await page.getByLabel('Set name').fill('together');
    await page.getByLabel('Shown twice').fill('0');
    await page.getByRole('button', { name: 'Import images' }).click();
    await expect(set).toContainText('6 images');
  });

  await test.step('Anna and Ben judge them, each without the other’s verdicts', async () => {
    await set.getByRole('link', { name: 'Review' }).click();
    await reviewAs(page, 'Anna');
    await judge(page, ['1', '1', '2', '2', '3', '3'], 0, 6);
    await expect(page.getByText('You have reviewed all 6 images')).toBeVisible();
    await page.getByRole('button', { name: 'Reviewing as Anna' }).click();
    await reviewAs(page, 'Ben');
    await judge(page, ['1', '1', '2', '2', '3', '1'], 0, 6);
    await expect(page.getByText('You have reviewed all 6 images')).toBeVisible();
  });

  await test.step('sees how far they agree', async () => {
    await page.getByRole('link', { name: 'Agreement', exact: true }).click();
    const pairs = page.getByRole('table', { name: 'Pairs of reviewers' });
    await expect(pairs.getByRole('row', { name: /Anna and Ben/ })).toContainText('83.3 %');
    const levels = page.getByRole('table', { name: 'Agreement levels' });
    await expect(levels.getByRole('row', { name: /2 of 2/ })).toContainText('5');
    await expectScreenAccessible(page, 'agreement');
  });

  await test.step('settles the one disagreement by a key, takes it back, and settles it again', async () => {
    await page.getByRole('link', { name: 'Settle 1 disagreement' }).click();
    const verdicts = page.getByRole('list', { name: 'What the reviewers said' });
    await expect(verdicts).toContainText('Anna');
    await expect(verdicts).toContainText('Ben');
    await expectScreenAccessible(page, 'disagreements');
    await page.keyboard.press('3');
    await expect(page.getByText('All are settled.')).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText('1 of 1 open.')).toBeVisible();
    await page.keyboard.press('3');
    await expect(page.getByText('All are settled.')).toBeVisible();
  });

  await test.step('makes a benchmark of what both agree on', async () => {
    await openReview(page);
    await set.getByRole('button', { name: 'Make a benchmark' }).click();
    await set.getByLabel('Benchmark name').fill('agreed');
    await set.getByRole('button', { name: 'Make benchmark' }).click();
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: 'Evaluate' })
      .click();
    const benchmarks = page.getByRole('table', { name: 'Benchmarks' });
    await expect(benchmarks.getByRole('row', { name: /^agreed/ })).toBeVisible();
  });
});

test('no screen has a serious accessibility fault, light or dark', async ({ page }) => {
  await openReview(page);
  const origin = new URL(page.url());
  const places = [...SCREENS.map((screen) => `#/${screen}`), '#/review?new=audit'];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of places) {
      await page.goto(`${origin.origin}${origin.pathname}${place}`);
      await expectScreenAccessible(page, `${place}, ${colorScheme}`);
    }
  }
});
