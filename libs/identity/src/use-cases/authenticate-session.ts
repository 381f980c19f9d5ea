import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import type { SessionAuthenticator, UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { effectiveRights } from '../domain/roles.js';
import { idleExpiryAfterUse } from '../domain/session-policy.js';
import { SessionStore } from '../store/session.store.js';

/** Who holds a token now. One read per request; rights are the account's of this instant, not of sign-in. */
@Injectable()
export class AuthenticateSession implements SessionAuthenticator {
  constructor(
    private readonly sessions: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async authenticate(token: string): Promise<UserActor | null> {
    const now = this.clock.now();
    const session = await this.sessions.findByToken(token, now);
    if (!session) return null;
    const idleEnd = idleExpiryAfterUse(session, now, session.roles.includes('admin'));
    if (idleEnd) await this.sessions.touch(session.sessionId, now, idleEnd);
    return {
      kind: 'user',
      userId: session.userId,
      sessionId: session.sessionId,
      ...effectiveRights(session, session.secondFactor),
      locale: session.locale,
      authenticatedAt: session.authenticatedAt,
    };
  }
}
