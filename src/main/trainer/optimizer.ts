import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { type Tensor, tf, type Variable } from './backend.ts';

/** Adam's decay of the mean and of the uncentred variance, and the number that keeps its division finite. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** Changes variables by their gradients, and remembers what it needs for the next step. */
export type Optimizer = {
  /** One step. `gradients` stand in the order of the variables; the caller disposes them. */
  apply(gradients: readonly Tensor[]): void;
  /** Steps made so far. A run that goes on sets both this and `memory` to what they were. */
  steps: number;
  /** What is remembered per variable, under stable names. */
  readonly memory: Readonly<Record<string, Variable>>;
  dispose(): void;
};

/**
 * Makes the optimizer that the settings ask for.
 *
 * Written out rather than taken from TensorFlow.js because those cannot be saved and restored exactly:
 * Adam there restores its running powers of beta by another route than it came to them.
 */
export function createOptimizer(
  settings: Pick<FineTuneSettings, 'optimizer' | 'learningRate' | 'momentum'>,
  variables: readonly Variable[],
): Optimizer {
  return settings.optimizer === 'adam'
    ? adam(settings.learningRate, variables)
    : momentum(settings.learningRate, settings.momentum, variables);
}

/** v ← m · v + g; w ← w − rate · v. */
function momentum(rate: number, decay: number, variables: readonly Variable[]): Optimizer {
  const velocities = zeros(variables);
  return optimizer(variables, { velocity: velocities }, (variable, gradient, index) => {
    const velocity = at(velocities, index);
    velocity.assign(tf.add(tf.mul(velocity, decay), gradient));
    variable.assign(tf.sub(variable, tf.mul(velocity, rate)));
  });
}

/** Kingma and Ba, "Adam" (2015), in the form of its section 2 with the corrections drawn into the rate. */
function adam(rate: number, variables: readonly Variable[]): Optimizer {
  const means = zeros(variables);
  const squares = zeros(variables);
  return optimizer(
    variables,
    { mean: means, square: squares },
    (variable, gradient, index, step) => {
      const mean = at(means, index);
      const square = at(squares, index);
      const meanCorrection = 1 - BETA_1 ** step;
      const squareCorrection = Math.sqrt(1 - BETA_2 ** step);
      mean.assign(tf.add(tf.mul(mean, BETA_1), tf.mul(gradient, 1 - BETA_1)));
      square.assign(tf.add(tf.mul(square, BETA_2), tf.mul(tf.square(gradient), 1 - BETA_2)));
      const denominator = tf.add(tf.sqrt(square), EPSILON * squareCorrection);
      const stepSize = (rate * squareCorrection) / meanCorrection;
      variable.assign(tf.sub(variable, tf.mul(tf.div(mean, denominator), stepSize)));
    },
  );
}

function optimizer(
  variables: readonly Variable[],
  memory: Readonly<Record<string, readonly Variable[]>>,
  update: (variable: Variable, gradient: Tensor, index: number, step: number) => void,
): Optimizer {
  const named = Object.entries(memory).flatMap(([name, slots]) =>
    slots.map((slot, index) => [`${name}/${index}`, slot] as const),
  );
  const self: Optimizer = {
    steps: 0,
    memory: Object.fromEntries(named),
    apply: (gradients) => {
      self.steps += 1;
      for (const [index, variable] of variables.entries()) {
        tf.tidy(() => update(variable, at(gradients, index), index, self.steps));
      }
    },
    dispose: () => tf.dispose(named.map(([, slot]) => slot)),
  };
  return self;
}

function zeros(variables: readonly Variable[]): readonly Variable[] {
  return tf.tidy(() => variables.map((variable) => tf.variable(tf.zerosLike(variable), false)));
}

function at<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new Error(`an optimizer has nothing at ${index}`);
  return element;
}
