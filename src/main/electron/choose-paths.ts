import { BrowserWindow, dialog, ipcMain } from 'electron';
import { z } from 'zod';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import { isOwnPage } from './own-page.ts';

const Request = z.object({ kind: z.enum(['folder', 'files']) });

/** Answers a page of ours with the paths that the person chose in the system's dialog; none when it was cancelled. */
export function offerPathChooser(): void {
  ipcMain.handle(ELECTRON_BRIDGE.choosePathsChannel, async (event, input: unknown) => {
    const request = Request.safeParse(input);
    if (!request.success || !isOwnPage(event.senderFrame)) return [];
    const options: Electron.OpenDialogOptions = {
      properties:
        request.data.kind === 'folder'
          ? ['openDirectory', 'createDirectory']
          : ['openFile', 'multiSelections'],
    };
    const window = BrowserWindow.fromWebContents(event.sender);
    const chosen = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return chosen.filePaths;
  });
}
