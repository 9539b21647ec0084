import { expect, test } from 'vitest';
import { tf, type Variable } from '../../../src/main/trainer/backend.ts';
import { createOptimizer, type Parameter } from '../../../src/main/trainer/optimizer.ts';

const LEARNING_RATE = 0.05;
const SETTINGS = { momentum: 0.9, weightDecay: 0 };
const TARGET = [3, -1, 0.5, 10];

function zeros(): Variable {
  return tf.tidy(() => tf.variable(tf.zeros([4])));
}

function parameter(variable: Variable): Parameter {
  return { variable, rate: 1, decays: true };
}

function distance(variable: Variable) {
  return () => tf.sum(tf.pow(tf.abs(tf.sub(variable, TARGET)), 1.7)).asScalar();
}

function steps(
  count: number,
  variable: Variable,
  optimizer: ReturnType<typeof createOptimizer>,
): void {
  for (let i = 0; i < count; i += 1) {
    const { value, grads } = tf.variableGrads(distance(variable), [variable]);
    optimizer.apply(Object.values(grads), LEARNING_RATE);
    value.dispose();
  }
}

test.each(['adam', 'sgd'] as const)('%s goes where the one of TensorFlow.js goes', (kind) => {
  const own = zeros();
  const theirs = zeros();
  const optimizer = createOptimizer({ ...SETTINGS, optimizer: kind }, [parameter(own)]);
  const reference =
    kind === 'adam'
      ? tf.train.adam(LEARNING_RATE)
      : tf.train.momentum(LEARNING_RATE, SETTINGS.momentum);
  steps(10, own, optimizer);
  for (let i = 0; i < 10; i += 1) reference.minimize(distance(theirs), false, [theirs]);
  const difference = tf.tidy(() => tf.max(tf.abs(tf.sub(own, theirs))).dataSync()[0]);
  expect(difference).toBeLessThan(1e-5);
  optimizer.dispose();
  reference.dispose();
  tf.dispose([own, theirs]);
});

test.each(['adam', 'sgd'] as const)(
  '%s goes on exactly from what it remembered, and leaves no tensor behind',
  (kind) => {
    const tensorsBefore = tf.memory().numTensors;
    const settings = { ...SETTINGS, optimizer: kind };
    const whole = zeros();
    const straight = createOptimizer(settings, [parameter(whole)]);
    steps(7, whole, straight);

    const halved = zeros();
    const first = createOptimizer(settings, [parameter(halved)]);
    steps(3, halved, first);
    const second = createOptimizer(settings, [parameter(halved)]);
    second.steps = first.steps;
    for (const [name, memory] of Object.entries(second.memory)) {
      tf.tidy(() => memory.assign(tf.clone(first.memory[name] ?? memory)));
    }
    steps(4, halved, second);

    expect([...halved.dataSync()]).toEqual([...whole.dataSync()]);
    for (const optimizer of [straight, first, second]) optimizer.dispose();
    tf.dispose([whole, halved]);
    expect(tf.memory().numTensors).toBe(tensorsBefore);
  },
);

test('sgd is that of Caffe: the decay is part of the gradient, the rate part of what is remembered', () => {
  const weight = tf.tidy(() => tf.variable(tf.scalar(2)));
  const settings = { optimizer: 'sgd', momentum: 0.9, weightDecay: 0.1 } as const;
  const optimizer = createOptimizer(settings, [{ variable: weight, rate: 10, decays: true }]);
  let [expected, history] = [2, 0];
  for (const [gradient, rate] of [
    [0.5, 0.01],
    [-1, 0.001],
    [0.25, 0.001],
  ] as const) {
    history = 0.9 * history + rate * 10 * (gradient + 0.1 * expected);
    expected -= history;
    optimizer.apply([tf.scalar(gradient)], rate);
    expect(weight.dataSync()[0]).toBeCloseTo(expected, 6);
  }
  optimizer.dispose();
  weight.dispose();
});

test('a weight that does not decay goes where it would go without decay', () => {
  const [plain, spared] = [zeros(), zeros()];
  const without = createOptimizer({ ...SETTINGS, optimizer: 'adam' }, [parameter(plain)]);
  const sparing = createOptimizer({ ...SETTINGS, weightDecay: 0.5, optimizer: 'adam' }, [
    { ...parameter(spared), decays: false },
  ]);
  steps(4, plain, without);
  steps(4, spared, sparing);
  expect([...spared.dataSync()]).toEqual([...plain.dataSync()]);
  for (const optimizer of [without, sparing]) optimizer.dispose();
  tf.dispose([plain, spared]);
});
