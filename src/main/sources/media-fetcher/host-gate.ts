import type { Sleep } from '../sleep.ts';

/** Keeps requests to one host few and apart. */
export type HostGate = {
  /** Runs a task when its host has room for it; rejects with the signal's reason when aborted. */
  readonly run: <Result>(
    host: string,
    signal: AbortSignal,
    task: () => Promise<Result>,
  ) => Promise<Result>;
  /** No request to the host begins within that time. */
  readonly pause: (host: string, ms: number) => void;
};

export type HostGateOptions = {
  readonly perHostConcurrency: number;
  readonly perHostPerSecond: number;
  readonly sleep: Sleep;
  readonly now: () => number;
};

type Host = { running: number; nextStartMs: number; readonly waiting: (() => void)[] };

export function createHostGate(options: HostGateOptions): HostGate {
  const hosts = new Map<string, Host>();
  const gapMs = 1000 / options.perHostPerSecond;

  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { running: 0, nextStartMs: 0, waiting: [] };
    hosts.set(name, host);
    return host;
  };

  const enter = async (host: Host, signal: AbortSignal) => {
    while (host.running >= options.perHostConcurrency) await turn(host, signal);
    host.running += 1;
  };

  const leave = (host: Host) => {
    host.running -= 1;
    host.waiting.shift()?.();
  };

  const startTime = async (host: Host, signal: AbortSignal) => {
    const now = options.now();
    const startMs = Math.max(now, host.nextStartMs);
    host.nextStartMs = startMs + gapMs;
    if (startMs > now) await options.sleep(startMs - now, signal);
  };

  return {
    run: async (name, signal, task) => {
      const host = hostOf(name);
      await enter(host, signal);
      try {
        await startTime(host, signal);
        return await task();
      } finally {
        leave(host);
      }
    },
    pause: (name, ms) => {
      const host = hostOf(name);
      host.nextStartMs = Math.max(host.nextStartMs, options.now() + ms);
    },
  };
}

/** Resolves when a place may have become free. */
function turn(host: Host, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const woken = () => {
      signal.removeEventListener('abort', aborted);
      resolve();
    };
    const aborted = () => {
      host.waiting.splice(host.waiting.indexOf(woken), 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', aborted, { once: true });
    host.waiting.push(woken);
  });
}
