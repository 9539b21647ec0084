import { describe, expect, it } from 'vitest';
import { createDecodeGate } from '../../../src/main/media/decode-gate.ts';

describe('the decode gate', () => {
  it('runs shared work side by side, and other work with nothing beside it', async () => {
    const gate = createDecodeGate();
    let running = 0;
    let mostShared = 0;
    let besideAlone = 0;
    const work = async (note: () => void) => {
      running += 1;
      note();
      await new Promise((resolve) => setTimeout(resolve, 5));
      note();
      running -= 1;
    };
    const shared = () =>
      gate.shared(() =>
        work(() => {
          mostShared = Math.max(mostShared, running);
        }),
      );
    const alone = () =>
      gate.alone(() =>
        work(() => {
          besideAlone = Math.max(besideAlone, running - 1);
        }),
      );

    await Promise.all([shared(), shared(), alone(), shared(), alone(), alone(), shared()]);

    expect(mostShared).toBeGreaterThan(1);
    expect(besideAlone).toBe(0);
  });

  it('goes on after work that failed', async () => {
    const gate = createDecodeGate();
    const fails = () => Promise.reject(new Error('broken'));

    await expect(gate.shared(fails)).rejects.toThrow('broken');
    await expect(gate.alone(fails)).rejects.toThrow('broken');

    expect(await gate.shared(async () => 1)).toBe(1);
    expect(await gate.alone(async () => 2)).toBe(2);
  });
});
