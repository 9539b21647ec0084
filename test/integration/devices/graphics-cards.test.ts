import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findGraphicsCards } from '../../../src/main/devices/graphics-cards.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A bus as Linux shows it. */
function aBus(
  devices: Readonly<Record<string, readonly [kind: string, maker: string, model: string]>>,
) {
  const bus = temporaryFolder();
  for (const [place, [kind, maker, model]] of Object.entries(devices)) {
    mkdirSync(join(bus, place));
    writeFileSync(join(bus, place, 'class'), `${kind}\n`);
    writeFileSync(join(bus, place, 'vendor'), `${maker}\n`);
    writeFileSync(join(bus, place, 'device'), `${model}\n`);
  }
  return bus;
}

test('finds the cards of makers of GPUs, for screens and for computing, and nothing else of theirs', async () => {
  const bus = aBus({
    '0000:65:00.0': ['0x030200', '0x10de', '0x2330'],
    '0000:01:00.0': ['0x030000', '0x1002', '0x744c'],
    '0000:01:00.1': ['0x040300', '0x10de', '0x1aef'],
    '0000:00:02.0': ['0x030000', '0x8086', '0x46a6'],
  });
  expect(await findGraphicsCards(bus)).toEqual([
    { maker: 'AMD', model: '1002:744c' },
    { maker: 'NVIDIA', model: '10de:2330' },
  ]);
});

test('finds none where there is no such bus', async () => {
  expect(await findGraphicsCards(join(temporaryFolder(), 'nothing'))).toEqual([]);
});
