import type { PaymentEvent } from '#events';
import { recoveryDeadline, type AuthorisationRules } from './authorisation-schedule.js';
import {
  holdPosted,
  holdReleased,
  moneyTaken,
  stripeFeePaid,
  transferSent,
  type LedgerTransaction,
  type Parties,
} from './ledger.js';
import { feeParts, onCard } from './credit.js';
import { decide, observe, type PaymentState } from './payment-state.js';
import type { PaymentFacts, Sighting } from './sighting.js';
import type { SeenIntent } from './seen.js';
import { splitFee } from './split.js';

/** Columns that change. */
export interface PaymentChanges {
  state: PaymentState;
  paymentMethodId?: string;
  intentId?: string | null;
  chargeId?: string | null;
  captureBefore?: Date | null;
  actionDeadline?: Date | null;
  checkoutUrl?: null;
  lookAgainAt?: null;
  authorisedCents?: number;
  capturedCents?: number;
  earnedCents?: number;
  transferredCents?: number;
  transferDueAt?: Date | null;
  /** What of the credit that was set aside is spent; the rest goes back to the customer. */
  creditCents?: number;
}

/** What a fact means: what to write, what to post, what to tell the others. */
export interface Consequence {
  readonly changes: PaymentChanges;
  readonly step: { readonly what: string; readonly amountCents?: number };
  readonly postings: readonly LedgerTransaction[];
  readonly events: readonly PaymentEvent[];
}

export interface ConsequenceRules extends AuthorisationRules {
  readonly vatBasisPoints: number;
}

/** What follows from a fact, or null when it is old news (late, twice, about a page or hold that is no longer current). */
export function consequenceOf(
  payment: PaymentFacts,
  sighting: Sighting,
  now: Date,
  rules: ConsequenceRules,
): Consequence | null {
  const next = observe(payment.state, sighting.what);
  if (sighting.what === 'TRANSFERRED') return transferred(payment, next, sighting, partiesOf(payment, rules));
  if (next === payment.state) return null;
  switch (sighting.what) {
    case 'CHECKOUT_LAPSED':
      return sighting.sessionId === payment.checkoutSessionId ? lapsed(payment, next) : null;
    case 'METHOD_SAVED':
      return saved(payment, next, sighting.paymentMethodId);
    case 'HELD':
      return held(payment, next, sighting.intent, rules);
    case 'HOLD_LOST':
      return sighting.intent.id === payment.intentId ? lost(payment, next, rules) : null;
    case 'CAPTURED':
      return captured(payment, next, sighting.intent, rules);
    case 'FEE_PAID':
      return feePaid(payment, next, sighting.intent, now, rules);
    case 'AUTHENTICATION_NEEDED':
    case 'DECLINED':
    case 'FEE_REFUSED':
      return refused(payment, next, sighting.what, now, rules);
    case 'RELEASED':
      return released(payment, next, rules);
  }
}

const partiesOf = (payment: PaymentFacts, rules: ConsequenceRules): Parties => ({
  customerId: payment.customerId,
  providerId: payment.providerId,
  vatBasisPoints: rules.vatBasisPoints,
});

const ofBooking = (payment: PaymentFacts) => ({ paymentId: payment.id, bookingId: payment.bookingId });

const PAGE_IS_OVER = { checkoutUrl: null, lookAgainAt: null } as const;

const lapsed = (payment: PaymentFacts, state: PaymentState): Consequence => ({
  changes: { state, ...PAGE_IS_OVER },
  step: { what: 'CHECKOUT_LAPSED' },
  postings: [],
  events: [{ type: 'CheckoutExpired', data: ofBooking(payment) }],
});

const saved = (payment: PaymentFacts, state: PaymentState, paymentMethodId: string): Consequence => ({
  changes: { state, paymentMethodId, ...PAGE_IS_OVER },
  step: { what: 'METHOD_SAVED' },
  postings: [],
  events: [{ type: 'PaymentSecured', data: { ...ofBooking(payment), how: 'METHOD_SAVED' } }],
});

function held(payment: PaymentFacts, state: PaymentState, intent: SeenIntent, rules: ConsequenceRules): Consequence {
  return {
    changes: {
      state,
      intentId: intent.id,
      chargeId: intent.chargeId,
      captureBefore: intent.captureBefore,
      authorisedCents: intent.amountCents,
      actionDeadline: null,
      ...(intent.paymentMethodId ? { paymentMethodId: intent.paymentMethodId } : {}),
      ...PAGE_IS_OVER,
    },
    step: { what: 'HELD', amountCents: intent.amountCents },
    postings: [holdPosted(`hold:${intent.id}`, partiesOf(payment, rules), intent.amountCents)],
    events: [
      payment.state === 'CHECKOUT_OPEN'
        ? { type: 'PaymentSecured', data: { ...ofBooking(payment), how: 'HOLD' } }
        : { type: 'PaymentAuthorised', data: ofBooking(payment) },
    ],
  };
}

const lost = (payment: PaymentFacts, state: PaymentState, rules: ConsequenceRules): Consequence => ({
  changes: { state, intentId: null, chargeId: null, captureBefore: null, authorisedCents: 0 },
  step: { what: 'HOLD_LOST', amountCents: payment.authorisedCents },
  postings: holdEnds(payment, rules),
  events: [],
});

function captured(
  payment: PaymentFacts,
  state: PaymentState,
  intent: SeenIntent,
  rules: ConsequenceRules,
): Consequence {
  const takenCents = intent.receivedCents;
  const whole = takenCents === onCard(payment);
  const creditCents = whole ? payment.creditCents : 0;
  const providerShareCents = whole
    ? payment.providerShareCents
    : splitFee(Math.min(takenCents, payment.totalCents), payment).providerCents;
  const scheduled = payment.transferDueAt ? decide(state, 'SCHEDULE_TRANSFER') : null;
  return {
    changes: {
      state: scheduled?.ok ? scheduled.value : state,
      ...taken(payment, intent),
      earnedCents: providerShareCents,
      creditCents,
    },
    step: { what: 'CAPTURED', amountCents: takenCents },
    postings: [
      ...holdEnds(payment, rules),
      moneyTaken('CAPTURE', `capture:${intent.id}`, partiesOf(payment, rules), {
        takenCents,
        providerShareCents,
        creditCents,
      }),
      ...stripeFee(intent),
    ],
    events: [{ type: 'PaymentCaptured', data: { ...ofBooking(payment), amountCents: takenCents, feeOnly: false } }],
  };
}

function feePaid(
  payment: PaymentFacts,
  state: PaymentState,
  intent: SeenIntent,
  now: Date,
  rules: ConsequenceRules,
): Consequence {
  const takenCents = intent.receivedCents;
  const providerShareCents = Math.min(payment.feeProviderCents ?? 0, takenCents);
  const { creditCents } = feeParts(Math.max(payment.feeCents ?? 0, takenCents), payment);
  return {
    changes: {
      state,
      ...taken(payment, intent),
      earnedCents: providerShareCents,
      creditCents,
      transferDueAt: providerShareCents > 0 ? now : null,
    },
    step: { what: 'FEE_CAPTURED', amountCents: takenCents },
    postings: [
      ...holdEnds(payment, rules),
      moneyTaken('FEE', `fee:${intent.id}`, partiesOf(payment, rules), { takenCents, providerShareCents, creditCents }),
      ...stripeFee(intent),
    ],
    events: [{ type: 'PaymentCaptured', data: { ...ofBooking(payment), amountCents: takenCents, feeOnly: true } }],
  };
}

const taken = (payment: PaymentFacts, intent: SeenIntent) => ({
  intentId: intent.id,
  chargeId: intent.chargeId,
  captureBefore: null,
  actionDeadline: null,
  capturedCents: intent.receivedCents,
  authorisedCents: Math.max(payment.authorisedCents, intent.receivedCents),
  ...PAGE_IS_OVER,
});

function refused(
  payment: PaymentFacts,
  state: PaymentState,
  what: 'AUTHENTICATION_NEEDED' | 'DECLINED' | 'FEE_REFUSED',
  now: Date,
  rules: ConsequenceRules,
): Consequence {
  const mayRecover = state === 'ACTION_REQUIRED' || state === 'AUTH_FAILED';
  const actionDeadline = mayRecover ? recoveryDeadline(payment.visitStart, now, rules) : null;
  return {
    changes: { state, actionDeadline, ...(state === 'UNCOLLECTED' ? { creditCents: 0 } : {}) },
    step: { what },
    postings: [],
    events: actionDeadline
      ? [
          {
            type: 'PaymentActionRequired',
            data: { ...ofBooking(payment), customerId: payment.customerId, deadline: actionDeadline.toISOString() },
          },
        ]
      : [],
  };
}

const released = (payment: PaymentFacts, state: PaymentState, rules: ConsequenceRules): Consequence => ({
  changes: { state, authorisedCents: 0, captureBefore: null, actionDeadline: null, creditCents: 0, ...PAGE_IS_OVER },
  step: { what: 'RELEASED', ...(payment.authorisedCents > 0 ? { amountCents: payment.authorisedCents } : {}) },
  postings: holdEnds(payment, rules),
  events: [{ type: 'PaymentReleased', data: ofBooking(payment) }],
});

function transferred(
  payment: PaymentFacts,
  state: PaymentState,
  sighting: Extract<Sighting, { what: 'TRANSFERRED' }>,
  parties: Parties,
): Consequence {
  return {
    changes: { state, transferredCents: payment.transferredCents + sighting.sentCents, transferDueAt: null },
    step: { what: 'TRANSFERRED', amountCents: sighting.sentCents },
    postings: [transferSent(`transfer:${sighting.operationId}`, parties, sighting)],
    events: [
      {
        type: 'PaymentTransferred',
        data: { ...ofBooking(payment), providerId: payment.providerId, amountCents: sighting.sentCents },
      },
    ],
  };
}

const stripeFee = (intent: SeenIntent): LedgerTransaction[] =>
  intent.stripeFeeCents ? [stripeFeePaid(`stripe-fee:${intent.id}`, intent.stripeFeeCents)] : [];

/** The memorandum of the current hold is closed, if there is one. */
const holdEnds = (payment: PaymentFacts, rules: ConsequenceRules): LedgerTransaction[] =>
  payment.authorisedCents > 0 && payment.intentId
    ? [holdReleased(`hold-ended:${payment.intentId}`, partiesOf(payment, rules), payment.authorisedCents)]
    : [];
