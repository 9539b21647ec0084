import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { median } from './median.ts';
import { openPlainPage, type PlainPage } from './plain-chromium.ts';
import { serveWorkspace } from './serve-workspace.ts';

/**
 * Measures the gallery in Chromium on a large workspace, as a person meets it.
 *
 *     node bench/make-million.ts /tmp/million.workspace
 *     node bench/gallery.ts /tmp/million.workspace [minutes of scrolling, 10]
 *
 * Times end when every tile in view shows its picture. Needs a built interface (`npm start` builds it).
 */
const VIEWPORT = { width: 1280, height: 800 };
/** The program is started so often for the first paint. */
const STARTS = 5;
const FRAME_MS = 1000 / 60;
const BULK_IMAGES = 10_000;
const LONGEST_BLANK_MS = 150;
const PREFERENCES = { state: { reviewer: 'Bench', blurSensitive: false }, version: 0 };
const PROBE = `localStorage.setItem('t4sa-preferences', ${JSON.stringify(JSON.stringify(PREFERENCES))});
  ${stripTypeScriptTypes(readFileSync(new URL('./in-page/gallery-probe.ts', import.meta.url), 'utf8'))}`;

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
  await measureFirstPaint(folder);
  await inBrowser(folder, async (page) => {
    await openGallery(page);
    await measureLooks(page);
    await measureBulkVerdict(page);
  });
  await measureScrolling(folder, minutes);
}

/** Serves the workspace by a program that was just started, and opens it in a browser. */
async function inBrowser(folder: string, work: (page: Page) => Promise<void>): Promise<void> {
  const served = await serveWorkspace(folder);
  const browser = await chromium.launch({
    ...(existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium' } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.addInitScript({ content: PROBE });
    await page.goto(served.link);
    await work(page);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** From the click on Gallery to the last picture in view: right after the workspace was opened, and again. */
async function measureFirstPaint(folder: string): Promise<void> {
  const first: number[] = [];
  const again: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    await inBrowser(folder, async (page) => {
      first.push(await openGallery(page));
      again.push(await openGallery(page));
    });
  }
  for (const [name, times] of Object.entries({ 'right after opening': first, again })) {
    console.log(
      `gallery, ${name}, ${times.length} times: first paint after ${median(times).toFixed()} ms (median), worst ${Math.max(...times).toFixed()} ms`,
    );
  }
}

/** Goes from the overview to the gallery; answers after how many milliseconds all pictures in view are drawn. */
async function openGallery(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  const startMs = performance.now();
  await page.getByRole('link', { name: 'Gallery' }).click();
  await untilPainted(page, null);
  return performance.now() - startMs;
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

function until<T>(page: Page, condition: string): Promise<T> {
  return page.evaluate<T>(whenTrue(condition));
}

/** A promise of what a condition comes to once it is true; looked at every frame (the page allows no `eval`). */
function whenTrue(condition: string): string {
  return `new Promise((resolve) => {
    const look = () => {
      const value = ${condition};
      if (value) resolve(value);
      else requestAnimationFrame(look);
    };
    look();
  })`;
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
async function measureScrolling(folder: string, minutes: number): Promise<void> {
  const served = await serveWorkspace(folder);
  const page = await openPlainPage(served.link, VIEWPORT);
  try {
    await untilLoaded(page);
    await page.evaluate(`${PROBE}\nundefined`);
    await page.evaluate("location.hash = '#/gallery?order=newest'");
    await page.evaluate(whenTrue('globalThis.galleryProbe?.painted(null)'));
    await page.evaluate('galleryProbe.watchFrames()');
    const endMs = performance.now() + minutes * 60_000;
    for (let step = 0; performance.now() < endMs; step += 1) {
      await page.wheel(VIEWPORT.width / 2, VIEWPORT.height / 2, step % 400 < 300 ? 120 : -120);
      await setTimeout(16);
      if (step % 1500 === 1499) await page.evaluate(`galleryProbe.jump(${(step * 0.37) % 1})`);
    }
    const frames = (await page.evaluate('galleryProbe.frameTimesMs')) as number[]; // why: what the probe keeps
    const blanks = (await page.evaluate('galleryProbe.blankTimesMs')) as number[]; // why: as above
    const late = frames.filter((ms) => ms > FRAME_MS * 1.5).length;
    const slow = frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.99)];
    const long = blanks.filter((ms) => ms > LONGEST_BLANK_MS).length;
    console.log(
      `scrolling, ${frames.length} frames: ${(1000 / median(frames)).toFixed()} frames/s (median), 99 % within ${slow?.toFixed(1)} ms, ${((100 * late) / frames.length).toFixed(2)} % late`,
    );
    console.log(
      `blank places: ${blanks.length}, longest ${Math.max(0, ...blanks).toFixed()} ms, ${long} longer than ${LONGEST_BLANK_MS} ms`,
    );
    console.log(`renderer memory: ${await page.rendererMebibytes()} MiB`);
  } finally {
    await page.close();
    await served.close();
  }
}

/** The link leads to another address: what was asked of the page before is lost. */
async function untilLoaded(page: PlainPage): Promise<void> {
  const isThere = "document.querySelector('nav') !== null";
  while ((await page.evaluate(isThere).catch(() => false)) !== true) await setTimeout(50);
}

function since(startMs: number): number {
  return Math.round(performance.now() - startMs);
}

const [folder, minutes = '10'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node bench/gallery.ts WORKSPACE [MINUTES]');
await main(resolve(folder), Number(minutes));
