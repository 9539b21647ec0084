import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, use } from 'react';
import type { StudioContract } from '../../shared/contract/studio-contract.ts';
import type { Connection } from './connection.ts';
import type { ShellBridge } from './shell-bridge.ts';

export type StudioClient = ContractRouterClient<StudioContract>;
export type StudioApi = RouterUtils<StudioClient>;

/** Everything the interface knows of the outside. */
export type Bridge = {
  readonly connection: Connection;
  readonly client: StudioClient;
  readonly api: StudioApi;
  /** The system's file dialog, where the shell has one. */
  readonly choosePaths: NonNullable<ShellBridge['choosePaths']> | null;
  /** Tells the path of a dropped file, where the shell can. */
  readonly pathOf: NonNullable<ShellBridge['pathOf']> | null;
};

export function createBridge(
  connection: Connection,
  choosePaths: Bridge['choosePaths'] = null,
  pathOf: Bridge['pathOf'] = null,
): Bridge {
  const client: StudioClient = createORPCClient(connection.link);
  return { connection, client, api: createTanstackQueryUtils(client), choosePaths, pathOf };
}

export const BridgeContext = createContext<Bridge | null>(null);

export function useBridge(): Bridge {
  const bridge = use(BridgeContext);
  if (bridge === null) throw new Error('useBridge needs a BridgeContext around it');
  return bridge;
}
