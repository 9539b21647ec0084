import { isAbsolute } from 'node:path';
import type { MediaFetcher } from '../../pipeline/ports/media-fetcher.ts';
import { type Sleep, sleep } from '../sleep.ts';
import { fetchRemoteImage, isHttp } from './fetch-remote-image.ts';
import { createHostGate } from './host-gate.ts';
import { imageAddress } from './image-address.ts';
import { readImageFile } from './read-image-file.ts';
import { createRequestOnce } from './request-once.ts';

const DEFAULTS = {
  timeoutMs: 30_000,
  maxBytes: 20 * 1024 * 1024,
  perHostConcurrency: 4,
  perHostPerSecond: 8,
  retries: 4,
  allowLoopback: false,
  sleep,
  now: Date.now,
  random: Math.random,
};

export type MediaFetcherOptions = {
  /** For one try, from the connection to the last byte. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly perHostConcurrency?: number;
  readonly perHostPerSecond?: number;
  /** Tries after the first. */
  readonly retries?: number;
  /** For services on this machine; other private networks stay closed. */
  readonly allowLoopback?: boolean;
  readonly sleep?: Sleep;
  readonly now?: () => number;
  readonly random?: () => number;
};

/**
 * A fetcher for http(s) addresses and absolute paths of files.
 *
 * Posts come from strangers, so an address may lead to the public internet only, also after redirects.
 */
export function createMediaFetcher(options: MediaFetcherOptions = {}): MediaFetcher {
  const settings = { ...DEFAULTS, ...options };
  const gate = createHostGate(settings);
  const requestOnce = createRequestOnce(settings);
  return {
    fetch: async (locator, signal) => {
      if (isAbsolute(locator)) return await readImageFile(locator, settings.maxBytes, signal);
      signal.throwIfAborted();
      const url = URL.parse(locator);
      if (url === null || !isHttp(url)) {
        const detail = `${locator.slice(0, 200)} is neither a web address nor the path of a file`;
        return { kind: 'rejected', reason: 'image:refused', detail };
      }
      return await fetchRemoteImage(imageAddress(url), requestOnce, gate, settings, signal);
    },
  };
}
