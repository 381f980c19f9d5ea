import type { EventOf } from './event.js';

export type IdentityEvent =
  | EventOf<'UserSignedUp', { userId: string }>
  | EventOf<'EmailVerified', { userId: string }>
  /** Every session of the person has ended (sign-out everywhere, new password, ban, role change): open sockets close. */
  | EventOf<'SessionsEnded', { userId: string; exceptSessionId?: string }>
  | EventOf<'UserStandingChanged', { userId: string; standing: 'GOOD' | 'BANNED' }>;
