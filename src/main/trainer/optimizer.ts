import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { type Tensor, tf, type Variable } from './backend.ts';

/** Adam's decay of the mean and of the uncentred variance, and the number that keeps its division finite. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** A variable that is trained, and how. */
export type Parameter = {
  readonly variable: Variable;
  /** Times the learning rate: Caffe's `lr_mult`. */
  readonly rate: number;
  /** Whether the weight decay holds for it. */
  readonly decays: boolean;
};

/** Changes variables by their gradients, and remembers what it needs for the next step. */
export type Optimizer = {
  /** One step. `gradients` stand in the order of the parameters; each is disposed of once it was used. */
  apply(gradients: readonly Tensor[], learningRate: number): void;
  /** Steps made so far. A run that goes on sets both this and `memory` to what they were. */
  steps: number;
  /** What is remembered per variable, under stable names. */
  readonly memory: Readonly<Record<string, Variable>>;
  dispose(): void;
};

type Step = {
  readonly parameter: Parameter;
  readonly gradient: Tensor;
  readonly index: number;
  readonly step: number;
  readonly rate: number;
};

/**
 * Makes the optimizer that the settings ask for.
 *
 * Written out rather than taken from TensorFlow.js because those cannot be saved and restored exactly:
 * Adam there restores its running powers of beta by another route than it came to them.
 */
export function createOptimizer(
  settings: Pick<FineTuneSettings, 'optimizer' | 'momentum' | 'weightDecay'>,
  parameters: readonly Parameter[],
): Optimizer {
  return settings.optimizer === 'adam'
    ? adam(settings.weightDecay, parameters)
    : momentum(settings.momentum, settings.weightDecay, parameters);
}

/**
 * Caffe's SGD: h ← m · h + rate · (g + decay · w); w ← w − h.
 *
 * The rate is inside of what is remembered, so that a fall of the rate does not cut short what was on its way
 * (Caffe, `sgd_solver.cpp`, `ComputeUpdateValue` and `Regularize` with L2).
 */
function momentum(m: number, decay: number, parameters: readonly Parameter[]): Optimizer {
  const history = zeros(parameters);
  return optimizer(parameters, { history }, ({ parameter, gradient, index, rate }) => {
    const past = at(history, index);
    const { variable } = parameter;
    const pull = decayed(gradient, parameter, decay);
    past.assign(tf.add(tf.mul(past, m), tf.mul(pull, rate)));
    variable.assign(tf.sub(variable, past));
  });
}

/**
 * Kingma and Ba, "Adam" (2015), in the form of its section 2 with the corrections drawn into the rate. The
 * weight decay is part of the gradient (L2), as in Caffe's Adam.
 */
function adam(decay: number, parameters: readonly Parameter[]): Optimizer {
  const means = zeros(parameters);
  const squares = zeros(parameters);
  return optimizer(
    parameters,
    { mean: means, square: squares },
    ({ parameter, gradient, index, step, rate }) => {
      const mean = at(means, index);
      const square = at(squares, index);
      const pull = decayed(gradient, parameter, decay);
      const meanCorrection = 1 - BETA_1 ** step;
      const squareCorrection = Math.sqrt(1 - BETA_2 ** step);
      mean.assign(tf.add(tf.mul(mean, BETA_1), tf.mul(pull, 1 - BETA_1)));
      square.assign(tf.add(tf.mul(square, BETA_2), tf.mul(tf.square(pull), 1 - BETA_2)));
      const denominator = tf.add(tf.sqrt(square), EPSILON * squareCorrection);
      const stepSize = (rate * squareCorrection) / meanCorrection;
      const { variable } = parameter;
      variable.assign(tf.sub(variable, tf.mul(tf.div(mean, denominator), stepSize)));
    },
  );
}

function decayed(gradient: Tensor, { variable, decays }: Parameter, decay: number): Tensor {
  return decays && decay > 0 ? tf.add(gradient, tf.mul(variable, decay)) : gradient;
}

function optimizer(
  parameters: readonly Parameter[],
  memory: Readonly<Record<string, readonly Variable[]>>,
  update: (step: Step) => void,
): Optimizer {
  const named = Object.entries(memory).flatMap(([name, slots]) =>
    slots.map((slot, index) => [`${name}/${index}`, slot] as const),
  );
  const self: Optimizer = {
    steps: 0,
    memory: Object.fromEntries(named),
    apply: (gradients, learningRate) => {
      self.steps += 1;
      for (const [index, parameter] of parameters.entries()) {
        const gradient = at(gradients, index);
        const rate = learningRate * parameter.rate;
        tf.tidy(() => update({ parameter, gradient, index, step: self.steps, rate }));
        // The gradients of large layers are hundreds of megabytes: gone as soon as they were used.
        gradient.dispose();
      }
    },
    dispose: () => tf.dispose(named.map(([, slot]) => slot)),
  };
  return self;
}

function zeros(parameters: readonly Parameter[]): readonly Variable[] {
  return tf.tidy(() =>
    parameters.map(({ variable }) => tf.variable(tf.zerosLike(variable), false)),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new Error(`an optimizer has nothing at ${index}`);
  return element;
}
