import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

const REVIEWED = 50;
const VERDICT_KEYS = ['1', '2', '3', '4', '5'] as const;

const imagesOf = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option');

async function openGallery(page: Page, query = ''): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  await page.evaluate((hash) => {
    (globalThis as unknown as { location: { hash: string } }).location.hash = hash; // why: the tests have no DOM types
  }, `#/gallery?${query}`);
  await expect(imagesOf(page).first()).toHaveAttribute('aria-label', /:/);
}

async function expectCount(page: Page, query: string, images: number): Promise<void> {
  await openGallery(page, query);
  await expect(imagesOf(page).first()).toHaveAttribute('aria-setsize', String(images));
}

/** Gives the first verdict, and with it the name that it is kept under. */
async function introduce(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(imagesOf(page).first()).toHaveAttribute('aria-label', /verdict positive/);
}

const undoButton = (page: Page) => page.getByRole('button', { name: /^Undo/ });
const status = (page: Page) => page.getByRole('region', { name: 'Review' }).getByRole('status');

test('50 images are reviewed by keys alone, and undo goes on after a reload', async ({ page }) => {
  await openGallery(page);
  const begin = Date.now();
  await introduce(page, 'Ada');
  for (let given = 1; given < REVIEWED; given += 1) {
    await page.keyboard.press(VERDICT_KEYS[given % VERDICT_KEYS.length] ?? '1');
  }
  await expect(page.locator('[data-claimed]')).toHaveCount(0);
  const minutes = (Date.now() - begin) / 60_000;
  expect(REVIEWED / minutes).toBeGreaterThan(40);
  await expect(page).toHaveURL(new RegExp(`at=${REVIEWED}`));

  await test.step('undoes 10', async () => {
    for (let undone = 0; undone < 10; undone += 1) await page.keyboard.press('u');
    await expect(page).toHaveURL(new RegExp(`at=${REVIEWED - 10}`));
  });

  await test.step('undoes 10 more after a reload', async () => {
    await page.reload();
    await expect(undoButton(page)).toBeEnabled();
    await expect(
      page.getByRole('complementary', { name: 'Selected image' }).getByText(/^41 of/),
    ).toBeVisible();
    for (let undone = 0; undone < 10; undone += 1) await page.keyboard.press('Control+z');
    await expect(page).toHaveURL(new RegExp(`at=${REVIEWED - 20}`));
    await expectCount(page, 'review=reviewed', REVIEWED - 20);
  });

  await test.step('gives one again', async () => {
    await openGallery(page);
    await page.keyboard.press('Control+y');
    await expect(status(page)).toHaveText(/^Gave again/);
    await expectCount(page, 'review=reviewed', REVIEWED - 19);
  });
});

test('one key judges a whole range, and one undo takes it back', async ({ page }) => {
  await openGallery(page);
  await introduce(page, 'Ada');
  const images = imagesOf(page);
  await images.nth(2).click();
  await images.nth(9).click({ modifiers: ['Shift'] });
  await images.nth(4).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByText('7 selected', { exact: true })).toBeVisible();
  await page.keyboard.press('1');
  await expect(images.nth(9)).toHaveAttribute('aria-label', /verdict negative/);
  await expect(images.nth(4)).not.toHaveAttribute('aria-label', /verdict/);
  await expect(page.locator('[data-claimed]')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(images.nth(9)).not.toHaveAttribute('aria-label', /verdict/);
  await expect(images.nth(0)).toHaveAttribute('aria-label', /verdict positive/);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('2');
  const total = Number(await images.first().getAttribute('aria-setsize'));
  await expect(undoButton(page)).toHaveAttribute('title', new RegExp(`NEU on ${total} images`));
});

test('sensitive images are blurred until they are asked for', async ({ page }) => {
  await openGallery(page, 'sensitive=only');
  const images = imagesOf(page);
  await expect(images.first()).toHaveAttribute('aria-label', /possibly sensitive/);
  await expect(images.first().locator('img')).toHaveCSS('filter', /blur/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('g');
  await expect(images.first().locator('img')).toHaveCSS('filter', /blur/);
  await page.keyboard.press('b');
  await expect(images.first().locator('img')).not.toHaveCSS('filter', /blur/);
  await page.keyboard.press('b');
  await expect(images.first().locator('img')).toHaveCSS('filter', /blur/);
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('switch', { name: 'Blur sensitive images' }).uncheck({ force: true });
  await expect(images.first().locator('img')).not.toHaveCSS('filter', /blur/);
});

test('a filter is kept as a view, opened, removed and brought back', async ({ page }) => {
  await openGallery(page, 'polarity=NEG&order=newest');
  const negative = Number(await imagesOf(page).first().getAttribute('aria-setsize'));
  await page.getByRole('button', { name: /^Views/ }).click();
  await page.getByLabel('Name of this view').fill('Angry, newest');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await openGallery(page);
  await expect(imagesOf(page).first()).not.toHaveAttribute('aria-setsize', String(negative));
  await page.getByRole('button', { name: /^Views · 1/ }).click();
  await page.getByRole('link', { name: 'Angry, newest' }).click();
  await expect(page).toHaveURL(/polarity=NEG&order=newest/);
  await expect(imagesOf(page).first()).toHaveAttribute('aria-setsize', String(negative));
  await page.getByRole('button', { name: 'Remove the filter: weak NEG' }).click();
  await expect(page).not.toHaveURL(/polarity/);
  await page.goBack();
  await expect(imagesOf(page).first()).toHaveAttribute('aria-setsize', String(negative));
  await page.getByRole('button', { name: /^Views · 1/ }).click();
  await page.getByRole('button', { name: 'Remove the view Angry, newest' }).click();
  await expect(page.getByRole('button', { name: 'Views', exact: true })).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^Views · 1/ })).toBeVisible();
});

test('a key can be changed, and a taken one is refused with the reason', async ({ page }) => {
  await openGallery(page);
  await introduce(page, 'Ada');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.getByRole('button', { name: /^Negative/ }).click();
  await page.keyboard.press('2');
  await expect(dialog.getByRole('status')).toHaveText(/2 is taken: Neutral/);
  await page.keyboard.press('q');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('q');
  await expect(imagesOf(page).nth(1)).toHaveAttribute('aria-label', /verdict negative/);
});

test('axe finds no serious fault', async ({ page }) => {
  const faults = async (): Promise<readonly string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openGallery(page, 'group=polarity&review=unreviewed&hunt=1');
    expect(await faults()).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('complementary', { name: 'Selected image' })).toContainText('%');
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: /^Filters/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: 'Enlarge', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Enlarged image' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
  }
});
