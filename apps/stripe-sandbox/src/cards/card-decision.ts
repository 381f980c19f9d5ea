import type { Decline, TestCard } from './test-cards.js';

/** What the bank says. */
export type CardDecision = { kind: 'approved' } | { kind: 'challenge' } | { kind: 'declined'; decline: Decline };

export interface CardUse {
  /** A set-up (or attachment) moves no money. */
  purpose: 'set-up' | 'charge';
  /** The cardholder agreed earlier to payments without them. */
  setUp: boolean;
  /** The cardholder has just passed 3-D Secure for this use. */
  authenticated: boolean;
}

/** Decides one use of a test card. */
export function decideCardUse(card: TestCard, use: CardUse): CardDecision {
  if (card.declined !== undefined) return { kind: 'declined', decline: card.declined };
  if (needsChallenge(card, use)) return { kind: 'challenge' };
  if (use.purpose === 'charge' && card.declinedLater !== undefined)
    return { kind: 'declined', decline: card.declinedLater };
  return { kind: 'approved' };
}

function needsChallenge(card: TestCard, use: CardUse): boolean {
  if (use.authenticated || card.challenge === undefined) return false;
  return card.challenge === 'always' || use.purpose === 'set-up' || !use.setUp;
}
