import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program where it is installed and there is a screen, else null. */
export function electronProgram(): string | null {
  const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
  const pathFile = 'node_modules/electron/path.txt';
  if (!hasScreen || !existsSync(pathFile)) return null;
  const program = join('node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}
