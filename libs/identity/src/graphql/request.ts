import type { FastifyReply } from 'fastify';
import type { RequestContext } from '#platform/access';
import type { Config } from '#platform/config';
import { sessionCookieName, sessionCookieOptions } from '#platform/http';
import type { SessionClient } from '../domain/account.js';
import type { Caller } from '../use-cases/caller.js';

/** What a resolver gets as its context: the request's own, with the reply that cookies are put on. */
export type IdentityContext = RequestContext & { readonly reply: FastifyReply };

export const callerOf = ({ actor, ip }: IdentityContext): Caller => ({ actor, ip });

/** Hands a session over: to a browser as a cookie that scripts can't read, to an API client as the answer. Never both. */
export function deliverToken(
  context: IdentityContext,
  config: Pick<Config, 'http'>,
  session: { token: string; client: SessionClient; expiresAt: Date },
): string | null {
  if (session.client === 'API') return session.token;
  void context.reply.setCookie(sessionCookieName(config), session.token, {
    ...sessionCookieOptions(config),
    expires: session.expiresAt,
  });
  return null;
}

/** Takes the cookie back, with the same attributes, or browsers would keep it. */
export function clearSessionCookie(context: IdentityContext, config: Pick<Config, 'http'>): void {
  void context.reply.clearCookie(sessionCookieName(config), sessionCookieOptions(config));
}
