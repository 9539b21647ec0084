import type { ClientContext, ClientLink } from '@orpc/client';

/** An open way to the program. */
export type Transport = { readonly link: ClientLink<ClientContext> };

/**
 * Opens a way to the program; `onLost` is called once when it breaks after it was open.
 *
 * Rejects when the program cannot be reached.
 */
export type OpenTransport = (onLost: () => void) => Promise<Transport>;
