import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';

/** True for a frame that shows the program's own interface. */
export function isOwnPage(frame: { readonly url: string } | null): boolean {
  return frame?.url.startsWith(`${ELECTRON_BRIDGE.appScheme}://`) === true;
}
