import { File, ready } from 'h5wasm';
import { z } from 'zod';
import type { KerasModelConfig } from './keras-config.ts';
import { mountOnDisk } from './mount-on-disk.ts';

/** The attribute `model_config` of a Keras file that `writeKerasH5` wrote. */
export async function readKerasConfig(path: string): Promise<KerasModelConfig> {
  const library = await ready;
  const { path: mounted, close } = mountOnDisk(library, path, 'read');
  try {
    const file = new File(mounted, 'r');
    try {
      return JSON.parse(z.string().parse(file.get_attribute('model_config', true)));
    } finally {
      file.close();
    }
  } finally {
    close();
  }
}
