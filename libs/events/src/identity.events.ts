import type { EventOf } from './event.js';

export type IdentityEvent =
  | EventOf<'UserSignedUp', { userId: string }>
  | EventOf<'EmailVerified', { userId: string }>
  /**
   * Every session of the person has ended (sign-out everywhere, new password, ban, role change), except one or only one
   * when it is named: open sockets close.
   */
  | EventOf<'SessionsEnded', { userId: string; exceptSessionId?: string; onlySessionId?: string }>
  | EventOf<'UserStandingChanged', { userId: string; standing: 'GOOD' | 'BANNED' }>;
