import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { BINARY_SERIALIZERS } from '../../shared/contract/binary-serializers.ts';
import type { IpcPort } from '../../shared/contract/ipc-port.ts';
import type { TrainerContract } from '../../shared/contract/trainer-contract.ts';
import { Failure } from '../../shared/failure.ts';

/** How a trainer process ended. */
export type TrainerEnd = {
  /** Such as `signal SIGKILL` or `exit code 1`. */
  readonly cause: string;
  /** True where the system, not the program, ended it: it most likely ran out of memory. */
  readonly killed: boolean;
  /** The last lines that it wrote to its error output. */
  readonly lastWords: readonly string[];
};

/** A trainer process that was started. */
export type TrainerChild = {
  readonly port: IpcPort;
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<TrainerEnd>;
  /** Ends the process; `force` without a chance to tidy up. */
  readonly kill: (force: boolean) => void;
};

/** How a trainer process is started. */
export type TrainerStart = {
  /** Changes to the environment that the process gets; undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told of each line that it writes to its error output. */
  readonly onErrorLine?: (line: string) => void;
};

export type StartTrainer = (how: TrainerStart) => TrainerChild;

export type TrainerClient = {
  /** The contract's procedures. Every call may throw Failure TRAINER_FAILED; a streamed one also while it is read. */
  readonly client: ContractRouterClient<TrainerContract>;
  /** Has a new process answer, as soon as nothing is under way on the one that runs. */
  readonly renew: () => void;
  /** Ends the process; calls that are under way fail, and so do later ones. A program must close it to end. */
  readonly close: () => Promise<void>;
};

const CLOSE_PATIENCE_MS = 5_000;

/**
 * A client of the trainer process.
 *
 * The process starts with the first call, and anew with the next call after it died. A call that is under
 * way when the process dies fails with what happened; none is left waiting.
 */
export function createTrainerClient(options: {
  readonly start: () => TrainerChild;
}): TrainerClient {
  let running: RunningTrainer | null = null;
  const endings = new Set<Promise<void>>();
  let closed = false;
  const retire = (trainer: RunningTrainer): void => {
    running = null;
    const ending = endTrainer(trainer.child).finally(() => endings.delete(ending));
    endings.add(ending);
  };
  const ensureRunning = (procedure: string | undefined): RunningTrainer => {
    if (closed)
      throw new Failure('TRAINER_FAILED', 'the trainer was closed', 'Start the program again.');
    // What a stopped training still writes is asked of the process that it ran in.
    const isOver = running?.isOutdated === true && running.calls === 0 && procedure !== 'settled';
    if (running !== null && isOver) retire(running);
    if (running?.end !== null) running = runTrainer(options.start());
    return running;
  };
  const link: ClientLink<ClientContext> = {
    call: async (path, input, callOptions) => {
      const trainer = ensureRunning(path[0]);
      trainer.calls += 1;
      const ended = (): void => {
        trainer.calls -= 1;
      };
      const explain = (error: unknown) => explainError(error, trainer, callOptions.signal);
      try {
        const output = await trainer.link.call(path, input, callOptions);
        if (isAsyncIterator(output)) return explained(output, explain, ended);
        ended();
        return output;
      } catch (error) {
        ended();
        throw await explain(error);
      }
    },
  };
  return {
    client: createORPCClient<ContractRouterClient<TrainerContract>>(link),
    renew: () => {
      if (running === null) return;
      running.isOutdated = true;
      if (running.calls === 0) retire(running);
    },
    close: async () => {
      closed = true;
      if (running !== null) retire(running);
      await Promise.all(endings);
    },
  };
}

type RunningTrainer = {
  readonly child: TrainerChild;
  readonly link: ClientLink<ClientContext>;
  /** Null while it runs. */
  end: Promise<TrainerEnd> | null;
  /** Under way, streams that are read included. */
  calls: number;
  /** A new process is to take its place, once it has nothing to do. */
  isOutdated: boolean;
};

function runTrainer(child: TrainerChild): RunningTrainer {
  const trainer: RunningTrainer = {
    child,
    link: new RPCLink({ port: child.port, customJsonSerializers: BINARY_SERIALIZERS }),
    end: null,
    calls: 0,
    isOutdated: false,
  };
  const noteEnd = () => {
    trainer.end = child.ended;
  };
  child.port.on('close', noteEnd);
  void child.ended.then(noteEnd);
  return trainer;
}

async function endTrainer(child: TrainerChild): Promise<void> {
  child.kill(false);
  const timer = setTimeout(() => child.kill(true), CLOSE_PATIENCE_MS);
  await child.ended;
  clearTimeout(timer);
}

async function* explained(
  output: AsyncIterator<unknown, unknown, undefined>,
  explain: (error: unknown) => Promise<unknown>,
  ended: () => void,
): AsyncGenerator<unknown, unknown, undefined> {
  let finished = false;
  try {
    for (;;) {
      const { value, done } = await output.next();
      if (done) {
        finished = true;
        return value;
      }
      yield value;
    }
  } catch (error) {
    finished = true;
    throw await explain(error);
  } finally {
    if (!finished) await output.return?.();
    ended();
  }
}

async function explainError(
  error: unknown,
  trainer: RunningTrainer,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (signal?.aborted) return signal.reason;
  if (error instanceof ORPCError && error.code === 'TRAINER_FAILED') {
    return new Failure('TRAINER_FAILED', error.message, error.data.advice, { cause: error });
  }
  if (trainer.end === null) return error;
  const { cause, killed, lastWords } = await trainer.end;
  const said = lastWords.length > 0 ? `: ${lastWords.join(' / ')}` : '';
  return new Failure(
    'TRAINER_FAILED',
    `the trainer process ended (${cause})${said}`,
    killed
      ? 'The system most likely ran out of memory: use a smaller batch size or input size, then start again. Finished epochs are kept.'
      : 'Start again; finished epochs are kept. If it fails in the same way, run the setup again.',
    { cause: error },
  );
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, undefined> {
  return typeof value === 'object' && value !== null && 'next' in value;
}
