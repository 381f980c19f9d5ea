import type { Stripe } from 'stripe';
import {
  chargeOf,
  ownMovement,
  referenceOf,
  type MovementSource,
  type SeenMovement,
} from '../domain/reconciliation.js';
import { ask } from './stripe-answers.js';

/** Movements in one answer; also Stripe's maximum. */
const PAGE = 100;

export interface MovementPage {
  readonly movements: readonly SeenMovement[];
  /** Where the next, older page begins; null at the end. */
  readonly next: string | null;
}

/** Stripe's own book of the platform's account. Throws as CardGateway does. */
export class BookGateway {
  constructor(private readonly stripe: Stripe) {}

  /** One page of balance transactions made at or after `since`, newest first, those older than `after`. */
  async movements(input: { since: Date | null; after: string | null }): Promise<MovementPage> {
    const page = await ask(() =>
      this.stripe.balanceTransactions.list({
        limit: PAGE,
        expand: ['data.source'],
        ...(input.since ? { created: { gte: Math.floor(input.since.getTime() / 1000) } } : {}),
        ...(input.after ? { starting_after: input.after } : {}),
      }),
    );
    const movements = page.data.map(seenMovement);
    return { movements, next: page.has_more ? (movements.at(-1)?.id ?? null) : null };
  }

  /** Everything that is the platform's at Stripe, available and pending, in a currency (cents). */
  async balance(currency: string): Promise<number> {
    const balance = await ask(() => this.stripe.balance.retrieve());
    return [...balance.available, ...balance.pending]
      .filter((part) => part.currency === currency)
      .reduce((sum, part) => sum + part.amount, 0);
  }
}

function seenMovement(line: Stripe.BalanceTransaction): SeenMovement {
  const source = sourceOf(line.source);
  // A bill is a fee from end to end, though Stripe writes it as an amount.
  const bill = ownMovement(line.type) === 'STRIPE_BILL';
  return {
    id: line.id,
    type: line.type,
    grossCents: bill ? 0 : line.amount,
    feeCents: bill ? line.fee - line.amount : line.fee,
    currency: line.currency,
    reference: referenceOf(line.id, source),
    chargeId: chargeOf(source),
    at: new Date(line.created * 1000),
  };
}

function sourceOf(source: Stripe.BalanceTransaction['source']): MovementSource | null {
  if (source === null || typeof source === 'string') return null;
  const { id, object } = source;
  return {
    object,
    id,
    paymentIntent: object === 'charge' ? idOf(source.payment_intent) : null,
    charge:
      object === 'transfer'
        ? idOf(source.source_transaction)
        : object === 'refund' || object === 'dispute'
          ? idOf(source.charge)
          : null,
  };
}

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
