import { fineTune } from '../../../src/main/trainer/fine-tune.ts';
import { TrainRequest } from '../../../src/shared/contract/trainer-contract.ts';
import { Failure } from '../../../src/shared/failure.ts';

// A trainer in a process of its own, for tests that take something away from it; says how it ended.
const request = TrainRequest.parse(JSON.parse(process.argv[2] ?? ''));
try {
  for await (const _ of fineTune(request, () => performance.now()));
  console.error('finished');
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`${error.message}. ${error.advice}`);
}
