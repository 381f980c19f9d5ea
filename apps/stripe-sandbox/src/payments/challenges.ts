import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import type { Challenge } from '../store/kinds.js';

/** Opens a 3-D Secure page for an intent and answers with its address. */
export function openChallenge(
  state: SandboxState,
  about: Pick<Challenge, 'payment_intent' | 'setup_intent' | 'session' | 'payment_method' | 'return_url'>,
): { id: string; url: string } {
  const challenge: Challenge = { id: newIdentifier('challenge'), object: 'challenge', ...about, state: 'open' };
  state.objects.insert('challenge', challenge, { created: state.clock.seconds() });
  return { id: challenge.id, url: `${state.publicUrl}/challenge/${challenge.id}` };
}

/** What the SDK's caller has to do next. */
export function nextAction(
  url: string,
  returnUrl: string | null,
): { type: string; redirect_to_url?: object; use_stripe_sdk?: object } {
  if (returnUrl === null)
    return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } };
  return { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
}
