import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
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

export type TrainerClient = {
  /** The contract's procedures. Every call may throw Failure TRAINER_FAILED; a streamed one also while it is read. */
  readonly client: ContractRouterClient<TrainerContract>;
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
  let closed = false;
  const ensureRunning = (): RunningTrainer => {
    if (closed)
      throw new Failure('TRAINER_FAILED', 'the trainer was closed', 'Start the program again.');
    if (running?.end !== null) running = runTrainer(options.start());
    return running;
  };
  const link: ClientLink<ClientContext> = {
    call: async (path, input, callOptions) => {
      const trainer = ensureRunning();
      const explain = (error: unknown) => explainError(error, trainer, callOptions.signal);
      try {
        const output = await trainer.link.call(path, input, callOptions);
        return isAsyncIterator(output) ? explained(output, explain) : output;
      } catch (error) {
        throw await explain(error);
      }
    },
  };
  return {
    client: createORPCClient<ContractRouterClient<TrainerContract>>(link),
    close: async () => {
      closed = true;
      if (running !== null) await endTrainer(running.child);
    },
  };
}

type RunningTrainer = {
  readonly child: TrainerChild;
  readonly link: ClientLink<ClientContext>;
  /** Null while it runs. */
  end: Promise<TrainerEnd> | null;
};

function runTrainer(child: TrainerChild): RunningTrainer {
  const trainer: RunningTrainer = { child, link: new RPCLink({ port: child.port }), end: null };
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
