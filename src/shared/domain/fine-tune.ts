import { z } from 'zod';

/** Networks that can be fine-tuned here. */
export const NetworkName = z.enum(['MobileNetV2']);
export type NetworkName = z.infer<typeof NetworkName>;

/** FT-F: convolutional layers fixed, fully connected layers trained. FT-A: all layers trained. */
export const FineTuneMode = z.enum(['FT-F', 'FT-A']);
export type FineTuneMode = z.infer<typeof FineTuneMode>;

/** Settings of one fine-tuning; all of it is recorded with the run. */
export const FineTuneSettings = z
  .object({
    network: NetworkName,
    mode: FineTuneMode,
    /** Side of the square network input, pixels. */
    inputSize: z.union([
      z.literal(96),
      z.literal(128),
      z.literal(160),
      z.literal(192),
      z.literal(224),
    ]),
    epochs: z.int().min(1).max(1000),
    batchSize: z.int().min(1).max(1024),
    optimizer: z.enum(['sgd', 'adam']),
    learningRate: z.number().positive().max(10),
    /** Momentum of SGD; Adam ignores it. */
    momentum: z.number().min(0).max(0.999),
    seed: z.int().nonnegative(),
  })
  .readonly();
export type FineTuneSettings = z.infer<typeof FineTuneSettings>;

/**
 * Settings to start from.
 *
 * FT-A has the paper's solver: SGD with momentum 0.9 and a learning rate of 1e-3. Adam's first steps are as
 * large for every weight, which destroys pretrained layers whose batch statistics are fixed.
 */
export function defaultFineTuneSettings(mode: FineTuneMode): FineTuneSettings {
  const shared = {
    network: 'MobileNetV2',
    inputSize: 224,
    learningRate: 1e-3,
    momentum: 0.9,
    seed: 1,
  } as const;
  return mode === 'FT-F'
    ? { ...shared, mode, epochs: 20, batchSize: 64, optimizer: 'adam' }
    : { ...shared, mode, epochs: 5, batchSize: 32, optimizer: 'sgd' };
}
