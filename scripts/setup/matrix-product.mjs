/**
 * Prints `matrix-product cpu` or `matrix-product gpu` when the binding in the folder given as
 * argument multiplies two matrices correctly; else ends with an error.
 */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** @type {Record<string, unknown>} */
const util = require('node:util');

// The binding's JavaScript calls these two, which Node 23 and later do not have.
util['isNullOrUndefined'] ??= (/** @type {unknown} */ value) =>
  value === null || value === undefined;
util['isArray'] ??= Array.isArray;

const tf = require(process.argv[2] ?? '');
const left = tf.tensor2d([
  [1, 2],
  [3, 4],
]);
const right = tf.tensor2d([
  [5, 6],
  [7, 8],
]);
const product = [...tf.matMul(left, right).dataSync()].join(' ');
if (product !== '19 22 43 50') {
  console.error(`The product is ${product} and should be 19 22 43 50.`);
  process.exit(1);
}
console.log(`matrix-product ${tf.backend().isUsingGpuDevice ? 'gpu' : 'cpu'}`);
