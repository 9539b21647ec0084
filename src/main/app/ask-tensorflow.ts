import { readTensorFlowWords, type TensorFlowWords } from '../domain/devices/tensorflow-words.ts';
import { createTrainerClient, type StartTrainer } from './trainer-client.ts';

/** What TensorFlow says of the GPUs; or that it did not start, in the words of the failure. */
export type TensorFlowAnswer =
  | { readonly kind: 'answered'; readonly words: TensorFlowWords }
  | { readonly kind: 'failed'; readonly words: string };

/** All that it says, the libraries by name that it does not find, and all GPUs in the order of the driver. */
const TALKATIVE = {
  TF_CPP_MIN_LOG_LEVEL: '0',
  TF_CPP_VMODULE: 'dso_loader=1',
  CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  CUDA_VISIBLE_DEVICES: undefined,
};

/** Starts a trainer of its own, has TensorFlow look for GPUs, and ends it. */
export async function askTensorFlow(start: StartTrainer): Promise<TensorFlowAnswer> {
  const lines: string[] = [];
  const { client, close } = createTrainerClient({
    start: () => start({ environment: TALKATIVE, onErrorLine: (line) => lines.push(line) }),
  });
  const failure = await client.info().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  // Its last line is read when it has ended.
  await close();
  return failure === null
    ? { kind: 'answered', words: readTensorFlowWords(lines) }
    : { kind: 'failed', words: failure };
}
