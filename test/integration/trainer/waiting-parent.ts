import { fileURLToPath } from 'node:url';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import { createTrainerClient } from '../../../src/main/app/trainer-client.ts';

// A program with a trainer that answers, for the test that kills the program.
const entry = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const { client } = createTrainerClient({ start: () => forkTrainer(entry) });
const { processId } = await client.info();
console.log(processId);
