import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CopyMeasurement } from '../domain/copy-measurement.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

/** Images that show the same picture. */
export const nearDuplicatesContract = {
  /** How well copies were found among the workspace's own images, newest first; made by `measure-near-duplicates`. */
  measurements: procedure.output(z.array(CopyMeasurement).readonly()),
};
