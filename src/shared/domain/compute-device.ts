import { z } from 'zod';

/** `cpu`, or `gpu-0` for the first GPU that the driver lists. */
export const DeviceId = z.string().regex(/^(cpu|gpu-\d+)$/);
export type DeviceId = z.infer<typeof DeviceId>;

/** What networks shall be computed on: one device, or the best one that works. */
export const DeviceChoice = z.union([z.literal('automatic'), DeviceId]);
export type DeviceChoice = z.infer<typeof DeviceChoice>;

/** Something that can compute, or could if what is in its way were mended. */
export const ComputeDevice = z
  .object({
    id: DeviceId,
    /** As its maker names it. */
    name: z.string(),
    /** Bytes of memory: of the GPU, or of the whole machine; null where nobody says. */
    memoryBytes: z.number().nullable(),
    /** Null where it can be used; else what is in the way, and what to do about it. */
    obstacle: z.object({ reason: z.string(), advice: z.string() }).readonly().nullable(),
  })
  .readonly();
export type ComputeDevice = z.infer<typeof ComputeDevice>;

/** The machine's devices and which one networks are computed on. */
export const DeviceReport = z
  .object({
    /** The CPU last. */
    devices: z.array(ComputeDevice).readonly(),
    choice: DeviceChoice,
    /** What the choice comes to. */
    used: DeviceId,
  })
  .readonly();
export type DeviceReport = z.infer<typeof DeviceReport>;
