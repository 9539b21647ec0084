import { type ClientContext, type ClientLink, DynamicLink } from '@orpc/client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { retryDelayMs } from './retry-delay.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** `connecting` until the first connection stands; `lost` from a break until the next one stands. */
export type ConnectionState = {
  readonly kind: 'connecting' | 'connected' | 'lost';
  /** Attempts that failed since the connection last stood. */
  readonly failedAttempts: number;
};

export type Connection = {
  readonly state: StoreApi<ConnectionState>;
  readonly link: ClientLink<ClientContext>;
};

/**
 * A connection that opens itself again after a break, with growing pauses.
 *
 * Calls wait for the first connection; after a break they are refused until the next one stands.
 */
export function createConnection(
  open: OpenTransport,
  schedule: (task: () => void, delayMs: number) => void,
): Connection {
  const state = createStore<ConnectionState>(() => ({ kind: 'connecting', failedAttempts: 0 }));
  let announce: (transport: Transport) => void = () => {};
  const first = new Promise<Transport>((resolve) => {
    announce = resolve;
  });
  let current: Transport | null = null;

  const lose = (): void => {
    current = null;
    state.setState({ kind: 'lost', failedAttempts: 0 });
    schedule(attempt, retryDelayMs(1));
  };
  const attempt = (): void => {
    open(lose).then(
      (transport) => {
        current = transport;
        announce(transport);
        state.setState({ kind: 'connected', failedAttempts: 0 });
      },
      () => {
        const failedAttempts = state.getState().failedAttempts + 1;
        state.setState({ failedAttempts });
        schedule(attempt, retryDelayMs(failedAttempts + 1));
      },
    );
  };
  attempt();

  const link = new DynamicLink<ClientContext>(async () => {
    if (current !== null) return current.link;
    if (state.getState().kind === 'connecting') return (await first).link;
    throw new Error('The connection to the program is lost');
  });
  return { state, link };
}
