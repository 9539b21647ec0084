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
  /** Whoever makes the step disposes of it. */
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
    const { variable } = parameter;
    const past = at(history, index);
    const push = used(gradient, (values) => tf.mul(values, rate));
    assign(past, () => tf.mul(past, m));
    assign(past, () => tf.add(past, push));
    push.dispose();
    if (decaysBy(parameter, decay)) {
      assign(past, () => tf.add(past, tf.mul(variable, decay * rate)));
    }
    assign(variable, () => tf.sub(variable, past));
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
      const { variable } = parameter;
      const mean = at(means, index);
      const square = at(squares, index);
      const pull = decaysBy(parameter, decay)
        ? used(gradient, (values) => tf.add(values, tf.mul(variable, decay)))
        : gradient;
      assign(mean, () => tf.mul(mean, BETA_1));
      assign(mean, () => tf.add(mean, tf.mul(pull, 1 - BETA_1)));
      assign(square, () => tf.mul(square, BETA_2));
      const energy = used(used(pull, tf.square), (values) => tf.mul(values, 1 - BETA_2));
      assign(square, () => tf.add(square, energy));
      energy.dispose();
      const meanCorrection = 1 - BETA_1 ** step;
      const squareCorrection = Math.sqrt(1 - BETA_2 ** step);
      const denominator = used(tf.sqrt(square), (root) => tf.add(root, EPSILON * squareCorrection));
      const direction = used(denominator, (divisor) => tf.div(mean, divisor));
      const change = used(direction, (values) =>
        tf.mul(values, (rate * squareCorrection) / meanCorrection),
      );
      assign(variable, () => tf.sub(variable, change));
      change.dispose();
    },
  );
}

function decaysBy({ decays }: Parameter, decay: number): boolean {
  return decays && decay > 0;
}

// A fully connected layer has hundreds of megabytes, and so has everything that is computed from it: a step is cut
// into such as need one new tensor each, and what was used is gone before the next.

/** What is computed from a tensor that nobody needs afterwards. */
function used(tensor: Tensor, compute: (tensor: Tensor) => Tensor): Tensor {
  const result = tf.tidy(() => compute(tensor));
  tensor.dispose();
  return result;
}

function assign(variable: Variable, compute: () => Tensor): void {
  tf.tidy(() => variable.assign(compute()));
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
        update({ parameter, gradient, index, step: self.steps, rate });
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
