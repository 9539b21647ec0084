import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';
import { goTo, startRun } from './start-run.ts';

test("an evaluation's images are seen on a map, selected, and opened in the gallery", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const panel = page.getByRole('region', { name: 'Map', exact: true });
  const map = panel.getByRole('application', { name: /^Map of \d+ images/ });
  const selected = panel.getByRole('region', { name: 'Selected images' });

  await test.step('a run is measured on a split', async () => {
    await startRun(page, 'seen', { epochs: 1, batchSize: 16 });
    await goTo(page, 'Train');
    const runs = page.getByRole('table', { name: 'Runs' });
    await expect(runs.getByText('finished')).toHaveCount(1, { timeout: 120_000 });
    await goTo(page, 'Evaluate');
    await page.getByRole('combobox', { name: 'On' }).click();
    await page.getByRole('option', { name: /train/ }).click();
    await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
    const evaluations = page.getByRole('table', { name: 'Evaluations' });
    await evaluations.getByRole('link', { name: 'seen' }).click({ timeout: 60_000 });
  });

  await test.step('the map is made', async () => {
    await panel.getByRole('button', { name: 'Make the map' }).click();
    await expect(map).toBeVisible({ timeout: 120_000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `a map, ${colorScheme}`);
    }
  });

  await test.step('keys go from point to point, and open one', async () => {
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await expect(panel.getByRole('status')).toContainText('predicted');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Judged image' });
    await expect(dialog).toContainText('1 of 1');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a lasso selects images, and the gallery shows the same', async () => {
    await panel.getByRole('button', { name: 'Select what is in view' }).click();
    const all = Number.parseInt((await selected.getByRole('status').textContent()) ?? '', 10);
    const name = (await map.getAttribute('aria-label')) ?? '';
    expect(all).toBe(Number(/\d+/.exec(name)?.[0]));
    await panel.getByRole('button', { name: 'Clear selection' }).click();
    await expect(selected).toBeHidden();

    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    if (box === null) throw new Error('the map is nowhere');
    const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
    const corners = [
      [0, -box.height / 2 + 5],
      [box.width / 2 - 60, -box.height / 2 + 5],
      [box.width / 2 - 60, box.height / 2 - 5],
      [0, box.height / 2 - 5],
      [0, 0],
    ] as const;
    await page.keyboard.down('Shift');
    await page.mouse.move(middleX, middleY);
    await page.mouse.down();
    for (const [x, y] of corners) await page.mouse.move(middleX + x, middleY + y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const count = Number.parseInt((await selected.getByRole('status').textContent()) ?? '', 10);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
    await expectAccessible(page, 'a selection on a map');

    await selected.getByRole('button', { name: 'Open in gallery' }).click();
    await expect(page.locator('.screen-lead')).toContainText(`${count} image`);
    await expect(
      page.getByRole('button', { name: /Remove the filter: in a part of the map/ }),
    ).toBeVisible();
    await page.reload();
    await expect(page.locator('.screen-lead')).toContainText(`${count} image`);
  });
});
