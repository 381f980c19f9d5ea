import type { Viewer } from '../../app/session';

/** Where to go after signing in: back to the page that asked for it, if it is one of ours, else where the person works. */
export function afterSignIn(next: string | null, viewer: Viewer | null): string {
  if (next && /^\/(?![/\\])/.test(next)) return next;
  if (viewer?.roles.includes('ADMIN') || viewer?.secondFactorNeeded) return '/admin';
  return viewer?.roles.includes('PROVIDER') ? '/provider' : '/bookings';
}
