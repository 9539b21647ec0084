import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Lets in who followed the one-time link, and nobody else.
 *
 * The token is good once; it buys a session cookie. Requests must name our own host and, where a browser
 * says where they come from, our own origin: a web page elsewhere can neither guess nor borrow the session.
 */
export type SessionGuard = {
  readonly token: string;
  /** The `Set-Cookie` value for a right token, which is then used up; null for a wrong one. */
  readonly redeem: (token: string) => string | null;
  readonly allows: (request: IncomingMessage) => boolean;
};

export function createSessionGuard(port: number): SessionGuard {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const cookieName = `t4sa_session_${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  let redeemed = false;

  return {
    token,
    redeem: (offered) => {
      if (redeemed || !equal(offered, token)) return null;
      redeemed = true;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    allows: (request) => {
      const { host = '', origin, cookie = '' } = request.headers;
      if (!hosts.includes(host)) return false;
      if (origin !== undefined && origin !== `http://${host}`) return false;
      return cookie
        .split(';')
        .map((pair) => pair.trim())
        .some((pair) => equal(pair, `${cookieName}=${session}`));
    },
  };
}

function equal(a: string, b: string): boolean {
  const [bytesA, bytesB] = [Buffer.from(a), Buffer.from(b)];
  return bytesA.length === bytesB.length && timingSafeEqual(bytesA, bytesB);
}
