import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the program keeps what belongs to the person and not to a workspace. */
export function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const override = environment['T4SA_USER_DATA'];
  if (override !== undefined && override !== '') return override;
  if (platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'T4SA Studio');
  if (platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'T4SA Studio');
  }
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 't4sa-studio');
}
