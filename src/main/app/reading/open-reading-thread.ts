import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { Failure } from '../../../shared/failure.ts';
import { failureOf } from '../answer-of.ts';
import type { ReadingContract } from './reading-contract.ts';
import type { ReadingThreadData } from './reading-worker.ts';

type ReadingClient = ContractRouterClient<ReadingContract>;

/** A thread that reads large parts of an open workspace. */
export type ReadingThread = {
  /** Starts the thread with the first call, and anew after it died; calls that it had then fail. Throws what the thread throws. */
  readonly ask: () => ReadingClient;
  /** Waits until the thread has closed the database; calls that wait for an answer fail NO_WORKSPACE. */
  readonly close: () => Promise<void>;
};

type Running = { readonly client: ReadingClient; readonly end: () => Promise<void> };

/** @param worker path of `reading-worker`, as source or built. */
export function openReadingThread(options: {
  readonly database: string;
  readonly worker: string;
  readonly onBug: (error: unknown) => void;
}): ReadingThread {
  let running: Running | null = null;

  const start = (): Running => {
    const { port1, port2 } = new MessageChannel();
    const workerData: ReadingThreadData = { port: port2, database: options.database };
    const thread = new Worker(options.worker, { workerData, transferList: [port2] });
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    let isClosed = false;
    let asked = 0;
    const link = new RPCLink({
      port: port1,
      interceptors: [
        async ({ next }) => {
          asked += 1;
          // A command that waits for an answer has nothing else that keeps it from ending.
          port1.ref();
          try {
            return await next();
          } catch (error) {
            throw isClosed ? closedFailure() : (failureOf(error) ?? error);
          } finally {
            asked -= 1;
            if (asked === 0) port1.unref();
          }
        },
      ],
    });
    const started: Running = {
      client: createORPCClient<ReadingClient>(link),
      end: () => {
        isClosed = true;
        thread.ref();
        port1.close();
        return ended;
      },
    };
    thread.on('error', options.onBug);
    void ended.then(() => {
      port1.close();
      if (running === started) running = null;
    });
    port1.start();
    // A thread that nobody asks keeps no program alive.
    port1.unref();
    thread.unref();
    return started;
  };

  return {
    ask: () => {
      running ??= start();
      return running.client;
    },
    close: async () => {
      const closing = running;
      running = null;
      await closing?.end();
    },
  };
}

function closedFailure(): Failure {
  return new Failure('NO_WORKSPACE', 'The workspace is closed', 'Open a workspace first.');
}
