import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../../shared/content-security-policy.ts';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import type { MediaResponder } from '../app/media-responder.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must be called before the app is ready: both schemes behave like https origins. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged(
    [ELECTRON_BRIDGE.appScheme, ELECTRON_BRIDGE.mediaScheme].map((scheme) => ({
      scheme,
      privileges: { standard: true, secure: true },
    })),
  );
}

/** Serves the interface's own files and the workspace's images; neither can be written, and nothing else read. */
export function handleProtocols(rendererFolder: string, media: MediaResponder): void {
  protocol.handle(ELECTRON_BRIDGE.appScheme, async (request) => {
    const file = fileOf(rendererFolder, new URL(request.url).pathname);
    const body = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || body === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });

  protocol.handle(ELECTRON_BRIDGE.mediaScheme, async (request) => {
    const url = new URL(request.url);
    const side = url.searchParams.get('side');
    const answer = await media(url.pathname.slice(1), side, request.signal);
    if (answer.status === 404) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(answer.body), {
      headers: {
        'Content-Type': answer.contentType,
        'Cache-Control': 'max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

/** The file below the folder that an address names, or null when it would leave the folder. */
function fileOf(folder: string, pathname: string): string | null {
  const file = normalize(
    join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)),
  );
  return file.startsWith(folder + sep) ? file : null;
}
