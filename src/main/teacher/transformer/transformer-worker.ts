import { parentPort, workerData } from 'node:worker_threads';
import { AutoModelForSequenceClassification, AutoTokenizer, env } from '@huggingface/transformers';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** Texts that the network reads at once; more want more memory and are hardly faster on a processor. */
const BATCH = 16;
/** Longest text in tokens, unless the model takes less: RoBERTa and BERT were made for 512. */
const MAX_TOKENS = 510;

env.allowRemoteModels = false;
env.useFSCache = false;

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const answer = (message: WorkerAnswer): void => port.postMessage(message);

try {
  const folder = String(workerData);
  const options = { local_files_only: true } as const;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, options);
  const model = await AutoModelForSequenceClassification.from_pretrained(folder, {
    ...options,
    dtype: 'fp32',
    device: 'cpu',
  });
  const maxTokens = Math.min(
    MAX_TOKENS,
    positionsOf(model.config),
    // Undefined where tokenizer_config.json does not name it.
    tokenizer.model_max_length ?? MAX_TOKENS,
  );

  const classify = async (texts: readonly string[]): Promise<readonly (readonly number[])[]> => {
    // Texts of like length share a batch: padding is work for nothing.
    const order = texts
      .map((text, index) => ({ text, index }))
      .sort((a, b) => a.text.length - b.text.length);
    const rows: (readonly number[])[] = [];
    for (let first = 0; first < order.length; first += BATCH) {
      const batch = order.slice(first, first + BATCH);
      const inputs = tokenizer(
        batch.map(({ text }) => text),
        { padding: true, truncation: true, max_length: maxTokens },
      );
      const { logits } = await model(inputs);
      const scores: readonly (readonly number[])[] = logits.tolist();
      for (const [place, { index }] of batch.entries()) rows[index] = softmax(scores[place] ?? []);
    }
    return rows;
  };

  port.on('message', ({ id, texts }: WorkerRequest) => {
    classify(texts).then(
      (rows) => answer({ kind: 'classified', id, rows }),
      (error: unknown) => answer({ kind: 'failed', id, message: messageOf(error) }),
    );
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'failed', id: null, message: messageOf(error) });
}

/** Tokens that the model has positions for; RoBERTa's begin behind the padding's. */
function positionsOf(config: object): number {
  const positions = 'max_position_embeddings' in config ? config.max_position_embeddings : null;
  return typeof positions === 'number' ? positions - 2 : Number.POSITIVE_INFINITY;
}

function softmax(scores: readonly number[]): readonly number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
