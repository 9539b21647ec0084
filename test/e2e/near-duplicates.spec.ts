import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';

const openScreen = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Near-duplicates/ })
    .click();

const groupsOf = (page: Page) => page.getByRole('listbox', { name: 'Near-duplicate groups' });

/** The groups in view by the addresses of their images, each group's kept image first. */
function drawn(page: Page): Promise<readonly (readonly string[])[]> {
  return groupsOf(page)
    .getByRole('group')
    .evaluateAll((groups) =>
      groups.map((group) =>
        [...group.querySelectorAll('img')].map(
          (image) => /[0-9a-f]{64}/.exec(image.src)?.[0] ?? '',
        ),
      ),
    );
}

const sorted = (groups: readonly (readonly string[])[]) =>
  groups.map((ids) => ids.toSorted().join()).toSorted();

test('groups are split, merged and put back, by keyboard, and stay so', async ({ page }) => {
  await openScreen(page);
  const groups = groupsOf(page).getByRole('group');
  await expect(groups.first()).toHaveAccessibleName(/^Group 1: 3 images/);
  await expect(page.getByRole('img', { name: /^Images that go/ })).toBeVisible();
  await expectAccessible(page, 'groups');
  const before = await drawn(page);

  await test.step('compares an image with the kept one', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const compare = page.getByRole('dialog', { name: 'Compare copies' });
    await expect(compare.getByRole('img', { name: /^Kept/ })).toBeVisible();
    await expect(compare.getByRole('img', { name: /^Goes/ })).toBeVisible();
    await expectAccessible(page, 'compare');
    await page.keyboard.press('x');
    await expect(compare.getByRole('radio', { name: 'Blink' })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(compare).toHaveCount(0);
  });

  await test.step('takes an image out, and puts it back', async () => {
    await page.keyboard.press('s');
    await expect(page.getByText('1 image taken out').first()).toBeVisible();
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 2 images/);
    const split = await drawn(page);
    expect(split[0]).toEqual(before[0]?.filter((_, place) => place !== 1));
    expect(split.slice(1)).toEqual(before.slice(1));

    await page.keyboard.press('z');
    await expect(page.getByText('Undone: taking images out')).toBeVisible();
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 3 images/);
    expect(await drawn(page)).toEqual(before);
    await page.keyboard.press('Control+y');
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 2 images/);
    await page.keyboard.press('Control+z');
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 3 images/);
  });

  await test.step('merges two groups, which stay merged', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('m');
    await expect(page.getByText(/^Marked/)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await expect(page.getByText('2 groups merged').first()).toBeVisible();
    await expect(groups.filter({ hasText: '6 images' })).toHaveCount(1);

    await page.reload();
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 6 images/);
    expect(sorted(await drawn(page))).not.toEqual(sorted(before));
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.getByRole('radio', { name: /^By hand/ }).press('Space');
    await expect(groups).toHaveCount(1);
    await page.goBack();
    await expect(groups.nth(1)).toBeVisible();
  });

  await test.step('keeps another image, and dissolves a group', async () => {
    await groupsOf(page).focus();
    await page.keyboard.press('Home');
    const [first] = await drawn(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('k');
    await expect(page.getByText('Another image is kept now').first()).toBeVisible();
    await expect.poll(async () => (await drawn(page))[0]?.[0]).toBe(first?.[1]);
    await page.keyboard.press('d');
    await expect(page.getByText('A group of 6 images dissolved').first()).toBeVisible();
    await expect(groups.first()).toHaveAccessibleName(/^Group 1: 3 images/);
  });
});

test('the threshold says what it costs before it is applied', async ({ page }) => {
  await openScreen(page);
  const panel = page.getByRole('complementary', { name: 'Threshold' });
  await expect(panel.getByText(/^\d+ images go, of \d+ groups$/)).toBeVisible();
  const apply = panel.getByRole('button', { name: 'Apply' });
  await expect(apply).toBeDisabled();

  await panel.getByRole('slider', { name: 'Threshold' }).press('End');
  await expect(panel.getByText('1.00', { exact: true }).first()).toBeVisible();
  await expect(
    panel.getByText(/fewer images go, \d+ fewer groups than at 0\.\d\d\./),
  ).toBeVisible();
  const told = await panel.getByText(/^\d+ images go, of \d+ groups$/).textContent();
  const left = Number(/of (\d+) groups/.exec(told ?? '')?.[1]);

  await apply.press('Enter');
  await expect(panel.getByText('This threshold holds now.')).toBeVisible();
  const groups = groupsOf(page).getByRole('group');
  if (left === 0) await expect(page.getByText('No near-duplicates')).toBeVisible();
  else await expect(groups).toHaveCount(left);
  await expectAccessible(page, 'after another threshold');
});

test('the group of one image has an address', async ({ page }) => {
  await openScreen(page);
  await expect(groupsOf(page).getByRole('group').nth(1)).toBeVisible();
  const wanted = (await drawn(page))[1] ?? [];
  await page.goto(new URL(`#/near-duplicates?group=${wanted.at(-1)}`, page.url()).href);
  await expect(groupsOf(page).getByRole('group')).toHaveCount(1);
  expect(await drawn(page)).toEqual([wanted]);

  await page.getByRole('button', { name: 'The group of one image' }).press('Enter');
  await expect(groupsOf(page).getByRole('group').nth(1)).toBeVisible();
});
