import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../shared/failure.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { readPartMark, writePartMark } from './part-mark.ts';

export type Download = {
  readonly url: string;
  /** Where the file goes; it is there whole or not at all. `<target>.part` is what came so far. */
  readonly target: string;
  readonly control: StageControl;
  /** What the file must be; null or left out: not known. */
  readonly bytes?: number | null;
  /** SHA-256 in lower-case hexadecimal, or its first digits. */
  readonly sha256?: string | null;
  /** What a person can do when the file cannot be had. */
  readonly advice: { readonly refused: string; readonly unreachable: string };
  /** Pause before a broken connection is tried again; longer each time. */
  readonly pauseMs?: number;
};

/** Times that a connection may break one after the other without a byte that came. */
const MOST_BREAKS = 3;
const PAUSE_MS = 1000;
const PARTIAL = 206;
const NOT_SATISFIABLE = 416;

/**
 * Downloads a file. What came before a break, a cancelling or a kill is not asked for again, if the server can go
 * on and still has the same file.
 *
 * @returns false when the server has no such file
 * @throws Failure SOURCE_UNREACHABLE without an answer, SOURCE_REFUSED for a file that is not public, BAD_INPUT
 * when what came is another file than was expected; the signal's reason.
 */
export async function downloadFile(download: Download): Promise<boolean> {
  const { target, control } = download;
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  for (let breaks = 0; ; ) {
    const before = await sizeOf(part);
    try {
      if (!(await continueDownload(download, part))) return false;
      break;
    } catch (error) {
      const came = (await sizeOf(part)) > before;
      breaks = came ? 0 : breaks + 1;
      const isBreak = error instanceof Failure && error.kind === 'SOURCE_UNREACHABLE';
      if (!isBreak || breaks >= MOST_BREAKS) throw error;
      const waitMs = (download.pauseMs ?? PAUSE_MS) * (breaks + 1);
      await pause(waitMs, null, { signal: control.signal }).catch(() =>
        control.signal.throwIfAborted(),
      );
    }
  }
  await checkPart(download, part);
  await rename(part, target);
  await rm(`${part}.json`, { force: true });
  return true;
}

async function continueDownload(download: Download, part: string): Promise<boolean> {
  const { url, control } = download;
  const mark = await readPartMark(part, url);
  const have = mark === null ? 0 : await sizeOf(part);
  if (download.bytes != null && have === download.bytes) return true;
  const headers = {
    // Packed on the way, a file could not be gone on with: its bytes would be counted in another form.
    'accept-encoding': 'identity',
    ...(mark === null || have === 0 ? {} : { range: `bytes=${have}-`, 'if-range': mark.validator }),
  };
  const response = await fetch(url, { signal: control.signal, headers }).catch((error: unknown) => {
    throw control.signal.aborted ? control.signal.reason : unreachable(download, error);
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return false;
  }
  if (response.status === NOT_SATISFIABLE) {
    await response.body?.cancel();
    await discard(part);
    throw unreachable(download, new Error('the part is not one of the file'));
  }
  if (!response.ok || response.body === null) throw refused(download, response);
  const start = response.status === PARTIAL ? startOf(response) : 0;
  if (start !== 0 && start !== have) throw unreachable(download, new Error('another part came'));
  if (start === 0) await writePartMark(part, url, response.headers);
  await append(download, response, part, start);
  return true;
}

async function append(
  download: Download,
  response: Response,
  part: string,
  start: number,
): Promise<void> {
  const { url, control } = download;
  const length = Number(response.headers.get('content-length'));
  const total = length > 0 ? start + length : (download.bytes ?? null);
  let done = start;
  const counted = new Transform({
    transform(chunk: Buffer, _, passOn) {
      done += chunk.length;
      if (download.bytes != null && done > download.bytes) {
        passOn(
          wrongFile(
            `${new URL(url).pathname} has more than the ${download.bytes} bytes that are expected`,
          ),
        );
        return;
      }
      control.report({ done, total, unit: 'bytes', message: new URL(url).pathname });
      passOn(null, chunk);
    },
  });
  // why: `ok` answers have a body, which was looked at before
  const body = response.body as NonNullable<typeof response.body>;
  const file = createWriteStream(part, { flags: start === 0 ? 'w' : 'a', flush: true });
  await pipeline(Readable.fromWeb(body), counted, file, { signal: control.signal }).catch(
    async (error: NodeJS.ErrnoException) => {
      if (error instanceof Failure) {
        await discard(part);
        throw error;
      }
      if (control.signal.aborted) throw control.signal.reason;
      // A full disk is told by its own code.
      throw isOfDisk(error) ? error : unreachable(download, error);
    },
  );
}

/** Errors of sockets have codes too; those of the disk name a file. */
function isOfDisk(error: NodeJS.ErrnoException): boolean {
  return error.code?.startsWith('E') === true && error.syscall !== 'read' && !isOfNetwork(error);
}

function isOfNetwork({ code }: NodeJS.ErrnoException): boolean {
  return ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code ?? '');
}

async function checkPart({ url, bytes, sha256, control }: Download, part: string): Promise<void> {
  const size = await sizeOf(part);
  const { pathname } = new URL(url);
  if (bytes != null && size !== bytes) {
    await discard(part);
    throw wrongFile(`${pathname} has ${size} bytes, and ${bytes} are expected`);
  }
  if (sha256 == null) return;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(part, { signal: control.signal })) hash.update(chunk);
  const found = hash.digest('hex');
  if (found.startsWith(sha256)) return;
  await discard(part);
  throw wrongFile(`The SHA-256 of ${pathname} is ${found}, and ${sha256} is expected`);
}

function wrongFile(message: string): Failure {
  return new Failure(
    'BAD_INPUT',
    message,
    'It came damaged, or another file was published under this name. Nothing was kept; try again later.',
  );
}

/** The first byte of what came, of the header `content-range: bytes 10-20/21`. */
function startOf(response: Response): number {
  const [, start] = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '') ?? [];
  return Number(start ?? Number.NaN);
}

async function discard(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function refused({ url, advice }: Download, response: Response): Failure {
  const isPrivate = response.status === 401 || response.status === 403;
  return new Failure(
    isPrivate ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE',
    `${new URL(url).host} answered ${response.status} for ${new URL(url).pathname}`,
    advice.refused,
  );
}

function unreachable({ url, advice }: Download, cause: unknown): Failure {
  return new Failure(
    'SOURCE_UNREACHABLE',
    `${new URL(url).host} could not be reached`,
    advice.unreachable,
    { cause },
  );
}
