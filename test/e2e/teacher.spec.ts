import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('a person tries the teachers, chooses another one and labels again', async ({ page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Teacher', exact: true }).click();

  await test.step('types a text and sees what moved it', async () => {
    await page.getByRole('textbox', { name: 'Post text' }).fill('what a terrible and sad accident');
    await expect(page.getByText(/Reads as negative/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('table', { name: 'Strongest words' })).toContainText('terrible');
  });

  await test.step('sees how far the shipped teacher can be believed', async () => {
    await expect(page.getByRole('img', { name: /Reliability diagram/ })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
  });

  await test.step('chooses VADER and labels with it', async () => {
    const teachers = page.getByRole('table', { name: 'Teachers', exact: true });
    await teachers.getByRole('button', { name: /vader/ }).click();
    await page.getByRole('button', { name: 'Use this teacher' }).click();
    await page.getByRole('button', { name: 'Label now' }).click();
    await expect(page.getByText(/All \d+ posts carry its weak label/)).toBeVisible({
      timeout: 30_000,
    });
    await expect(teachers.getByRole('row', { name: /vader/ })).toContainText('labels now');
  });

  await test.step('finds the published thresholds at the dataset', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Dataset', exact: true }).click();
    await page.getByRole('button', { name: 'T4SA 2.0' }).click();
    await expect(page.getByRole('button', { name: 'T4SA 2.0' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });
});
