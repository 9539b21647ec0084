/** One end of a channel between a Node process and its forked child: `process` there, the ChildProcess here. */
export type IpcChannel = {
  readonly connected: boolean;
  send?(message: unknown, callback: (error: Error | null) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
};

/** A message port of the kind that oRPC speaks through, and that Electron's processes have. */
export type IpcPort = {
  postMessage(message: unknown): void;
  /** Listens to `message` or `close`. */
  on(event: string, listener: (event?: { readonly data: unknown }) => void): void;
};

/** Makes an IPC channel a message port. What is posted after the other end is gone is lost silently; `close` told of that. */
export function ipcPort(channel: IpcChannel): IpcPort {
  return {
    postMessage: (message) => {
      if (channel.connected) channel.send?.(message, () => undefined);
    },
    on: (event, listener) => {
      if (event === 'message') channel.on('message', (data) => listener({ data }));
      if (event === 'close') channel.on('disconnect', () => listener());
    },
  };
}
