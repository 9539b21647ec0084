import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { median } from './median.ts';

/**
 * Measures the gallery in Chromium on a large workspace, as a person meets it.
 *
 *     node bench/make-million.ts /tmp/million.workspace
 *     node bench/gallery.ts /tmp/million.workspace [minutes of scrolling, 10]
 *
 * Times end when every tile in view shows its picture. Needs a built interface (`npm start` builds it).
 */
const VIEWPORT = { width: 1280, height: 800 };
const FRAME_MS = 1000 / 60;
const BULK_IMAGES = 10_000;
const LONGEST_BLANK_MS = 150;
const PREFERENCES = { state: { reviewer: 'Bench', blurSensitive: false }, version: 0 };

const LOOKS = [
  'polarity=NEG',
  'polarity=POS&min=0.8',
  'order=newest',
  'order=oldest&polarity=NEU',
  'order=confidence-ascending',
  'order=suspicion&review=unreviewed&copies=representatives',
  'copies=representatives',
  'copies=in-groups&group=near-duplicates',
  'group=day',
  'group=platform&order=newest',
  'group=polarity&sensitive=without',
  'review=reviewed',
  'review=unreviewed&polarity=NEG,POS',
  'sensitive=only',
  'platform=x&min=0.5&max=0.7',
  'verdict=differs',
  'text=happy',
  '',
];

async function main(folder: string, minutes: number): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 't4sa-bench-'));
  await writeFile(join(userData, 'recent-workspaces.json'), JSON.stringify([folder]));
  const { child, link } = await serve(userData);
  const browser = await chromium.launch({
    ...(existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium' } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    const probe = readFileSync(new URL('./in-page/gallery-probe.ts', import.meta.url), 'utf8');
    await page.addInitScript({
      content: `localStorage.setItem('t4sa-preferences', ${JSON.stringify(JSON.stringify(PREFERENCES))});
        ${stripTypeScriptTypes(probe)}`,
    });
    await page.goto(link);
    await measureFirstPaint(page);
    await measureLooks(page);
    await measureBulkVerdict(page);
    await measureScrolling(page, browser, minutes);
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(userData, { recursive: true, force: true });
  }
}

async function serve(
  userData: string,
): Promise<{ readonly child: ChildProcess; readonly link: string }> {
  const child = spawn(process.execPath, ['src/main/cli/main.ts', '--json', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, T4SA_USER_DATA: userData },
  });
  const link = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => found(JSON.parse(line).link));
    child.on('exit', (code) => failed(new Error(`studio serve ended with code ${code}`)));
  });
  return { child, link };
}

/** From the click on Gallery to the last picture in view: right after the workspace was opened, and again. */
async function measureFirstPaint(page: Page): Promise<void> {
  for (const name of ['right after opening', 'again']) {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const startMs = performance.now();
    await page.getByRole('link', { name: 'Gallery' }).click();
    const pictures = await untilPainted(page, null);
    console.log(`gallery, ${name}: first paint of ${pictures} pictures after ${since(startMs)} ms`);
  }
}

async function measureLooks(page: Page): Promise<void> {
  const times: number[] = [];
  for (const look of [...LOOKS, ...LOOKS]) {
    const startMs = performance.now();
    await show(page, look);
    times.push(performance.now() - startMs);
  }
  const slowest = LOOKS[times.indexOf(Math.max(...times)) % LOOKS.length];
  console.log(
    `filter, order or grouping, ${times.length} changes: median ${median(times).toFixed()} ms, worst ${Math.max(...times).toFixed()} ms (${slowest})`,
  );
}

/** Goes to a look by the address and waits until it is drawn. */
async function show(page: Page, look: string): Promise<void> {
  const before = await page.evaluate<string | null>('galleryProbe.viewId()');
  const hash = look === '' ? '#/gallery' : `#/gallery?${look}`;
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await untilPainted(page, before);
}

/** Waits until another view than `before` is drawn; answers how many pictures are in view. */
function untilPainted(page: Page, before: string | null): Promise<number> {
  return until(page, `galleryProbe.painted(${JSON.stringify(before)})`);
}

/** What an expression comes to once it is true; looked at every frame (the page allows no `eval`). */
function until<T>(page: Page, condition: string): Promise<T> {
  return page.evaluate<T>(`new Promise((resolve) => {
    const look = () => {
      const value = ${condition};
      if (value) resolve(value);
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

async function measureBulkVerdict(page: Page): Promise<void> {
  const images = await narrowTo(page, BULK_IMAGES);
  await page.getByRole('listbox', { name: 'Images' }).focus();
  await page.keyboard.press('Control+a');
  const startMs = performance.now();
  await page.keyboard.press('1');
  await until(page, 'galleryProbe.hasVerdicts()');
  const givenMs = since(startMs);
  const undoMs = performance.now();
  await page.keyboard.press('Control+z');
  await until(page, 'galleryProbe.hasNoVerdicts()');
  console.log(`one verdict on ${images} images: ${givenMs} ms; its undo: ${since(undoMs)} ms`);
}

/** Narrows the confidence until about so many unreviewed images are shown; answers how many they are. */
async function narrowTo(page: Page, wanted: number): Promise<number> {
  let [low, high] = [0.6, 1];
  let total = 0;
  for (let round = 0; round < 20 && Math.abs(total - wanted) > wanted * 0.05; round += 1) {
    const middle = (low + high) / 2;
    await show(page, `review=unreviewed&min=0.6&max=${middle.toFixed(5)}`);
    total = await page.evaluate<number>('galleryProbe.total()');
    if (total > wanted) high = middle;
    else low = middle;
  }
  return total;
}

/** Scrolls by wheel steps at a hand's pace, now and then jumps by the scroll bar, and watches every frame. */
async function measureScrolling(page: Page, browser: Browser, minutes: number): Promise<void> {
  await show(page, 'order=newest');
  const box = await page.getByRole('listbox', { name: 'Images' }).boundingBox();
  if (box === null) throw new Error('the gallery shows no images');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate('galleryProbe.watchFrames()');
  const endMs = performance.now() + minutes * 60_000;
  for (let step = 0; performance.now() < endMs; step += 1) {
    await page.mouse.wheel(0, step % 400 < 300 ? 120 : -120);
    await page.waitForTimeout(16);
    if (step % 1500 === 1499) await page.evaluate(`galleryProbe.jump(${(step * 0.37) % 1})`);
  }
  const frames = await page.evaluate<number[]>('galleryProbe.frameTimesMs');
  const blanks = await page.evaluate<number[]>('galleryProbe.blankTimesMs');
  const late = frames.filter((ms) => ms > FRAME_MS * 1.5).length;
  const slow = frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.99)];
  const long = blanks.filter((ms) => ms > LONGEST_BLANK_MS).length;
  console.log(
    `scrolling, ${frames.length} frames: ${(1000 / median(frames)).toFixed()} frames/s (median), 99 % within ${slow?.toFixed(1)} ms, ${((100 * late) / frames.length).toFixed(2)} % late`,
  );
  console.log(
    `blank places: ${blanks.length}, longest ${Math.max(0, ...blanks).toFixed()} ms, ${long} longer than ${LONGEST_BLANK_MS} ms`,
  );
  console.log(`renderer memory: ${await rendererMebibytes(browser)} MiB`);
}

/** Private memory of the largest renderer process. */
async function rendererMebibytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
      const kibibytes = [...status.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)];
      return kibibytes.reduce((sum, [, size]) => sum + Number(size), 0) / 1024;
    });
  return Math.round(Math.max(...(await Promise.all(sizes))));
}

function since(startMs: number): number {
  return Math.round(performance.now() - startMs);
}

const [folder, minutes = '10'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node bench/gallery.ts WORKSPACE [MINUTES]');
await main(resolve(folder), Number(minutes));
