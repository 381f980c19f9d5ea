import type { Config } from '../config/index.js';

/** `__Host-` pins the cookie to this host over TLS; browsers refuse it on plain http, so development uses another name. */
export const sessionCookieName = (config: Pick<Config, 'http'>): string =>
  config.http.publicUrl.startsWith('https:') ? '__Host-session' : 'limpide-session';

/** HttpOnly, Secure where there is TLS, SameSite=Lax, whole host. */
export const sessionCookieOptions = (config: Pick<Config, 'http'>) =>
  ({ httpOnly: true, secure: config.http.publicUrl.startsWith('https:'), sameSite: 'lax', path: '/' }) as const;
