import { expect, type Page } from '@playwright/test';

/** Goes to a screen by its link. */
export const goTo = (page: Page, screen: string) =>
  page.getByRole('navigation').getByRole('link', { name: screen, exact: true }).click();

/** Fills in the form of a fast run and starts it. */
export async function startRun(
  page: Page,
  name: string,
  run: { readonly epochs: number; readonly batchSize: number; readonly learningRate?: number },
): Promise<void> {
  await goTo(page, 'Train');
  const form = page.getByRole('region', { name: 'New run' });
  await form.getByRole('radio', { name: 'FT-F' }).check();
  const settings = form.locator('details');
  if ((await settings.getAttribute('open')) === null)
    await form.getByText('Settings', { exact: true }).click();
  await form.getByRole('combobox', { name: 'Input size' }).click();
  await page.getByRole('option', { name: /^96/ }).click();
  await form.getByLabel('Epochs', { exact: true }).fill(`${run.epochs}`);
  await form.getByLabel('Batch size', { exact: true }).fill(`${run.batchSize}`);
  if (run.learningRate !== undefined) {
    await form.getByLabel('Learning rate', { exact: true }).fill(`${run.learningRate}`);
  }
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByRole('button', { name: 'Fine-tune', exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}
