import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { electronProgram } from './e2e/electron-program.ts';

const CHROMIUM = [
  process.env['T4SA_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && path !== '' && existsSync(path));

if (electronProgram() === null) {
  console.warn(
    "SKIPPED: the tests in Electron's own window; its program or a screen is missing here",
  );
}

export default defineConfig<{ readonly shell: 'browser' | 'electron' }>({
  testDir: './e2e',
  outputDir: '../test-results',
  timeout: 180_000,
  workers: 1,
  forbidOnly: true,
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    { name: 'electron', use: { shell: 'electron' } },
  ],
  use: {
    headless: true,
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
