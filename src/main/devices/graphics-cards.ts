import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A graphics card on the bus, whether or not there is a driver for it. */
export type GraphicsCard = {
  readonly maker: 'NVIDIA' | 'AMD';
  /** Number of maker and model, such as `10de:2204`. */
  readonly model: string;
};

const MAKERS: Readonly<Record<string, GraphicsCard['maker']>> = {
  '0x10de': 'NVIDIA',
  '0x1002': 'AMD',
};
/** The PCI class of display controllers: screens and computing alike. */
const DISPLAY_CONTROLLER = /^0x03/;

/**
 * Cards of makers of GPUs that are on the bus, in its order; those of others compute nothing to speak of.
 *
 * @param busFolder where Linux shows the bus; elsewhere there is none, and no card is found.
 */
export async function findGraphicsCards(
  busFolder = '/sys/bus/pci/devices',
): Promise<readonly GraphicsCard[]> {
  const places = await readdir(busFolder).catch(() => []);
  const found = await Promise.all(places.sort().map((place) => cardAt(join(busFolder, place))));
  return found.filter((card) => card !== null);
}

async function cardAt(folder: string): Promise<GraphicsCard | null> {
  const read = async (name: string): Promise<string> =>
    (await readFile(join(folder, name), 'utf8').catch(() => '')).trim();
  if (!DISPLAY_CONTROLLER.test(await read('class'))) return null;
  const vendor = await read('vendor');
  const maker = MAKERS[vendor];
  if (maker === undefined) return null;
  const device = await read('device');
  return { maker, model: `${vendor}:${device}`.replaceAll('0x', '') };
}
