import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { openWorkspace } from '../../src/main/storage/open-workspace.ts';
import { fetchedFiles } from '../helpers/fetched-files.ts';
import { runStudio } from '../helpers/studio-process.ts';
import { textCard } from '../helpers/text-cards.ts';
import { test as base } from './fixtures.ts';

const CARDS = 14;

/** The demo workspace with text cards, which the damage check has left out. */
const test = base.extend({
  demo: async ({ demo }, use) => {
    const workspace = await openWorkspace(demo.workspace, { create: false, nowMs: 1 });
    const cards = Array.from({ length: CARDS }, async (_, seed) => {
      return [`card ${seed}`, await textCard(seed)] as const;
    });
    await fetchedFiles(workspace, Object.fromEntries(await Promise.all(cards)));
    workspace.close();
    const { code, stderr } = await runStudio(['-w', demo.workspace, 'clean']);
    if (code !== 0) throw new Error(stderr);
    await use(demo);
  },
});

test('left-out images are looked at, taken back and left out again, by keyboard', async ({
  page,
}) => {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Overview/ })
    .click();
  const left = page.getByRole('region', { name: 'Images that were left out' });
  const reason = left.locator('summary', { hasText: 'mostly text' });
  await reason.focus();
  await page.keyboard.press('Enter');

  const list = left.getByRole('list', { name: 'Left-out images' });
  await expect(list.getByRole('listitem')).toHaveCount(12);
  await expect(list.getByRole('img').first()).toHaveJSProperty('complete', true);
  await left.getByRole('button', { name: 'Next' }).press('Enter');
  const range = await left.getByText(/^13 to \d+ of \d+$/).textContent();
  const total = Number(/\d+$/.exec(range ?? '')?.[0]);
  expect(total).toBeGreaterThanOrEqual(CARDS);

  await list
    .getByRole('button', { name: /^Take back/ })
    .last()
    .press('Enter');
  await expect(page.getByText('1 image taken back')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(total - 13);
  await expect(list.getByRole('button').last()).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const taken = page.getByRole('region', { name: 'Images that were taken back' });
  await expect(taken.getByText('Images that were taken back · 1')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(taken).toHaveCount(0);

  await left.getByRole('button', { name: `Take back all ${total}` }).press('Enter');
  await expect(reason).toHaveCount(0);
  await taken.locator('summary', { hasText: 'mostly text' }).press('Enter');
  await taken
    .getByRole('button', { name: /^Leave out/ })
    .first()
    .press('Enter');
  await expect(page.getByText('1 image left out again')).toBeVisible();
  await expect(left.locator('summary', { hasText: 'mostly text' })).toContainText('1');
});
