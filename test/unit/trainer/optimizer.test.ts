import { expect, test } from 'vitest';
import { tf, type Variable } from '../../../src/main/trainer/backend.ts';
import { createOptimizer } from '../../../src/main/trainer/optimizer.ts';

const SETTINGS = { learningRate: 0.05, momentum: 0.9 };
const TARGET = [3, -1, 0.5, 10];

function zeros(): Variable {
  return tf.tidy(() => tf.variable(tf.zeros([4])));
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
    optimizer.apply(Object.values(grads));
    tf.dispose([value, grads]);
  }
}

test.each(['adam', 'sgd'] as const)('%s goes where the one of TensorFlow.js goes', (kind) => {
  const own = zeros();
  const theirs = zeros();
  const optimizer = createOptimizer({ ...SETTINGS, optimizer: kind }, [own]);
  const reference =
    kind === 'adam'
      ? tf.train.adam(SETTINGS.learningRate)
      : tf.train.momentum(SETTINGS.learningRate, SETTINGS.momentum);
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
    const straight = createOptimizer(settings, [whole]);
    steps(7, whole, straight);

    const halved = zeros();
    const first = createOptimizer(settings, [halved]);
    steps(3, halved, first);
    const second = createOptimizer(settings, [halved]);
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
