import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './fixtures.ts';
import { goTo, startRun } from './start-run.ts';

test('a model is exported as ONNX and TensorFlow.js, with its proof', async ({ page, demo }) => {
  test.setTimeout(360_000);
  await startRun(page, 'first', { epochs: 1, batchSize: 16 });
  await goTo(page, 'Train');
  const row = page.getByRole('table', { name: 'Runs' }).getByRole('row', { name: /first/ });
  await expect(row).toContainText('finished', { timeout: 180_000 });

  await goTo(page, 'Export');
  await expect(page.getByRole('checkbox', { name: 'ONNX', exact: true })).toBeChecked();
  const safetensors = page.getByRole('checkbox', { name: 'safetensors' });
  await expect(safetensors).toBeDisabled();
  await expect(page.getByText('Not of MobileNetV2')).toBeVisible();
  await page.getByRole('checkbox', { name: 'TensorFlow.js' }).check();
  await expect(page.getByLabel('What is exported').first()).toContainText('model.onnx');
  await page.getByRole('button', { name: 'Export model first' }).click();

  const forms = page.getByRole('list', { name: 'Exported forms' }).getByRole('listitem');
  await expect(forms).toHaveCount(2, { timeout: 120_000 });
  const onnx = forms.filter({ hasText: 'ONNX' });
  await expect(onnx).toContainText(
    /run on \d+ images and a drawn one: largest difference \d\.\de-\d/,
  );
  const folder = join(demo.workspace, 'exports', 'first-onnx');
  await expect(onnx).toContainText(folder);
  const proof = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8'));
  expect(proof.largestDifference).toBeLessThan(1e-4);
  expect(proof.files['model.onnx']).toMatch(/^[0-9a-f]{64}$/);
  await expectAccessible(page, 'an exported model');
});
