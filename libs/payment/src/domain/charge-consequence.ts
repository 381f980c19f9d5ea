import type { ChargeEvent } from '#events';
import { observeCharge, type ChargeKind, type ChargeSighting, type ChargeState } from './charge-state.js';
import { moneyTaken, stripeFeePaid, transferSent, type LedgerTransaction } from './ledger.js';
import type { SeenIntent } from './seen.js';

/** What a rule needs to know of a further charge. Amounts in cents. */
export interface ChargeFacts {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly state: ChargeState;
  readonly paymentId: string;
  readonly bookingId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly amountCents: number;
  readonly providerShareCents: number;
  /** Sent before: a share that was taken back can be sent once more. */
  readonly transferredCents: number;
  readonly collectBy: Date;
}

/** A fact that Stripe has shown about a further charge. */
export type ChargeFact =
  | { readonly what: 'PAID'; readonly intent: SeenIntent }
  | { readonly what: 'AUTHENTICATION_NEEDED' | 'DECLINED' }
  | {
      readonly what: 'TRANSFERRED';
      readonly operationId: string;
      readonly sentCents: number;
      readonly settledDebtCents: number;
    };

/** Columns that change. */
export interface ChargeChanges {
  readonly state: ChargeState;
  readonly intentId?: string;
  readonly stripeChargeId?: string | null;
  readonly paidAt?: Date;
  readonly transferredCents?: number;
  readonly pageUrl?: null;
  readonly lookAgainAt?: null;
}

export interface ChargeConsequence {
  readonly changes: ChargeChanges;
  readonly postings: readonly LedgerTransaction[];
  readonly events: readonly ChargeEvent[];
}

/**
 * What follows from a fact, or null when it is old news. The ledger's keys name Stripe's intent and our operation, as those of
 * a visit do: by them reconciliation finds the other side. A tip bears no commission and so no tax of ours.
 */
export function chargeConsequenceOf(
  charge: ChargeFacts,
  fact: ChargeFact,
  now: Date,
  rules: { readonly vatBasisPoints: number },
): ChargeConsequence | null {
  const sighting: ChargeSighting = fact.what;
  const state = observeCharge(charge.state, sighting);
  if (state === charge.state) return null;
  const parties = { customerId: charge.customerId, providerId: charge.providerId, ...rules };
  switch (fact.what) {
    case 'PAID':
      return paid(charge, state, fact.intent, now, parties);
    case 'TRANSFERRED':
      return {
        changes: { state, transferredCents: charge.transferredCents + fact.sentCents },
        postings: [transferSent(`transfer:${fact.operationId}`, parties, fact)],
        events: [],
      };
    default:
      return {
        changes: { state },
        postings: [],
        events: [
          { type: 'PaymentChargeRefused', data: { ...chargeTold(charge), payBy: charge.collectBy.toISOString() } },
        ],
      };
  }
}

function paid(
  charge: ChargeFacts,
  state: ChargeState,
  intent: SeenIntent,
  now: Date,
  parties: Parameters<typeof moneyTaken>[2],
): ChargeConsequence {
  const amounts = { takenCents: charge.amountCents, providerShareCents: charge.providerShareCents };
  return {
    changes: {
      state,
      intentId: intent.id,
      stripeChargeId: intent.chargeId,
      paidAt: now,
      pageUrl: null,
      lookAgainAt: null,
    },
    postings: [
      moneyTaken(charge.kind, `charge:${intent.id}`, parties, amounts),
      ...(intent.stripeFeeCents ? [stripeFeePaid(`stripe-fee:${intent.id}`, intent.stripeFeeCents)] : []),
    ],
    events: [{ type: 'PaymentChargePaid', data: chargeTold(charge) }],
  };
}

/** What every event about a further charge tells of it. Amounts in cents. */
export const chargeTold = (charge: Omit<ChargeFacts, 'state' | 'paymentId' | 'transferredCents' | 'collectBy'>) => ({
  chargeId: charge.id,
  kind: charge.kind,
  bookingId: charge.bookingId,
  customerId: charge.customerId,
  providerId: charge.providerId,
  amountCents: charge.amountCents,
  providerShareCents: charge.providerShareCents,
});
