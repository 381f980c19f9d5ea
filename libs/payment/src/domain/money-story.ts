import { lineSum, type BookedTransaction, type BookingMoney } from './booking-money.js';
import type { LedgerAccount } from './ledger.js';

/** What can happen to a booking’s money, in the order in which it does: so are things of one instant put in order. */
export const MONEY_EVENTS = [
  'CREDIT_RESERVED',
  'CHECKOUT_OPENED',
  'CHECKOUT_LAPSED',
  'METHOD_SAVED',
  'CARD_REPLACED',
  'CARD_REMOVED',
  'AUTHORISING',
  'AUTHENTICATION_NEEDED',
  'DECLINED',
  'HOLD',
  'VISIT_MOVED',
  'NOT_SECURED',
  'FEE_DUE',
  'CAPTURING',
  'HOLD_LOST',
  'HOLD_RELEASED',
  'RELEASED',
  'CAPTURE',
  'FEE',
  'FEE_REFUSED',
  'TIP_ASKED',
  'OVERTIME_ASKED',
  'CHARGE_UNPAID',
  'CHARGE_LAPSED',
  'CHARGE_WRITTEN_OFF',
  'TIP',
  'OVERTIME',
  'STRIPE_FEE',
  'CREDIT_GRANTED',
  'TRANSFER',
  'NOTHING_TO_TRANSFER',
  'SETTLED',
  'REFUND_ASKED',
  'REFUND',
  'TIP_REFUND',
  'OVERTIME_REFUND',
  'REFUND_FAILED',
  'REFUND_RETURNED',
  'DISPUTE_INQUIRY',
  'DISPUTE_INQUIRY_CLOSED',
  'DISPUTED',
  'DISPUTE_TAKEN',
  'DISPUTE_SHARE',
  'REVERSAL',
  'REVERSAL_FAILED',
  'DISPUTE_ANSWERED',
  'DISPUTE_ANSWER_REFUSED',
  'DISPUTE_WON',
  'DISPUTE_LOST',
  'DISPUTE_GIVEN_BACK',
  'DISPUTE_DECIDED',
  'DISPUTE_UNDONE',
  'TRANSFER_RESUMED',
  'OPERATION_WAITING',
  'OPERATION_PARKED',
  'OTHER',
] as const;
export type MoneyEvent = (typeof MONEY_EVENTS)[number];

/** Whose part of an amount, or by what means. */
export const MONEY_PARTS = ['CARD', 'CREDIT', 'PROVIDER', 'COMMISSION', 'VAT', 'DEBT', 'STRIPE', 'LOSS'] as const;
export type MoneyPart = (typeof MONEY_PARTS)[number];

/** One thing that happened. Amounts in cents, without a sign. */
export interface MoneyStep {
  readonly at: Date;
  readonly what: MoneyEvent;
  readonly amountCents: number | null;
  readonly parts: readonly { readonly part: MoneyPart; readonly amountCents: number }[];
  /** Stripe’s ids of the objects involved, as far as they are known. */
  readonly stripeIds: readonly string[];
  /** What is asked of Stripe, for OPERATION_WAITING and OPERATION_PARKED. */
  readonly operation: string | null;
}

/** Steps of a payment that move money: the ledger tells them, with their parts. */
const TOLD_BY_LEDGER: ReadonlySet<string> = new Set([
  'HELD',
  'CAPTURED',
  'FEE_CAPTURED',
  'TRANSFERRED',
  'TRANSFER_REVERSED',
  'REFUNDED',
  'CREDIT_RETURNED',
]);

/** Everything that happened to a booking’s money, oldest first. */
export function moneyStory(money: BookingMoney): MoneyStep[] {
  return [...ofLedger(money), ...ofPayment(money), ...ofRows(money)].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || MONEY_EVENTS.indexOf(a.what) - MONEY_EVENTS.indexOf(b.what),
  );
}

const ofLedger = (money: BookingMoney): MoneyStep[] =>
  money.ledger.map((transaction) => {
    const { amount, parts = [] } = READINGS[transaction.kind] ?? { amount: ['STRIPE_CLEARING'] };
    return step(transaction.occurredAt, nameOf(transaction), Math.abs(lineSum(transaction, ...amount)), {
      parts: partsOf(transaction, parts),
      stripeIds: objectsOf(transaction.key, money),
    });
  });

function ofPayment({ steps, ledger, disputes }: BookingMoney): MoneyStep[] {
  const returned = new Set(
    ledger.filter(({ kind }) => kind === 'REFUND_RETURNED').map(({ occurredAt }) => occurredAt.getTime()),
  );
  return steps
    .filter(({ what, at }) => !TOLD_BY_LEDGER.has(what) && !(what === 'REFUND_FAILED' && returned.has(at.getTime())))
    .map(({ at, what, amountCents }) =>
      step(at, known(what), amountCents, { stripeIds: what.startsWith('DISPUTE') ? onlyDispute(disputes) : [] }),
    );
}

/** What other rows know and neither the ledger nor the payment’s steps tell. */
const ofRows = (money: BookingMoney): MoneyStep[] => [
  ...money.creditUses.map(({ createdAt, amountCents }) => step(createdAt, 'CREDIT_RESERVED', amountCents)),
  ...money.creditsGranted.map(({ grantedAt, grantedCents }) => step(grantedAt, 'CREDIT_GRANTED', grantedCents)),
  ...money.refunds.map((refund) => step(refund.createdAt, 'REFUND_ASKED', refund.amountCents + refund.creditCents)),
  ...money.charges.map(({ kind, createdAt, amountCents }) => step(createdAt, `${kind}_ASKED`, amountCents)),
  ...money.charges.flatMap(({ state, updatedAt, amountCents }) => {
    if (state === 'WRITTEN_OFF') return [step(updatedAt, 'CHARGE_WRITTEN_OFF', amountCents)];
    if (state === 'LAPSED') return [step(updatedAt, 'CHARGE_LAPSED', amountCents)];
    return state === 'DECLINED' || state === 'ACTION_REQUIRED' ? [step(updatedAt, 'CHARGE_UNPAID', amountCents)] : [];
  }),
  ...money.operations.flatMap(({ status, createdAt, amountCents, kind: operation }) => {
    if (status !== 'PENDING' && status !== 'PARKED') return [];
    const what = status === 'PENDING' ? 'OPERATION_WAITING' : 'OPERATION_PARKED';
    return [step(createdAt, what, amountCents, { operation })];
  }),
];

const step = (at: Date, what: MoneyEvent, amountCents: number | null, more: Partial<MoneyStep> = {}): MoneyStep => ({
  at,
  what,
  amountCents,
  parts: [],
  stripeIds: [],
  operation: null,
  ...more,
});

const known = (what: string): MoneyEvent => MONEY_EVENTS.find((event) => event === what) ?? 'OTHER';

/** A bank takes money and gives it back by transactions of one kind. */
function nameOf(transaction: BookedTransaction): MoneyEvent {
  if (transaction.kind !== 'DISPUTE') return known(transaction.kind);
  return lineSum(transaction, 'DISPUTES') < 0 ? 'DISPUTE_GIVEN_BACK' : 'DISPUTE_TAKEN';
}

interface Reading {
  /** The accounts whose sum is the amount. */
  readonly amount: readonly LedgerAccount[];
  readonly parts?: readonly MoneyPart[];
}

const CUSTOMERS: Reading = {
  amount: ['STRIPE_CLEARING', 'PROMOTION'],
  parts: ['CARD', 'CREDIT', 'PROVIDER', 'COMMISSION', 'VAT'],
};
const BORNE: Reading = { amount: ['DISPUTES'], parts: ['PROVIDER', 'LOSS'] };

/** How each kind of transaction is read. */
const READINGS: Readonly<Record<string, Reading>> = {
  HOLD: { amount: ['CARD_HOLD'] },
  HOLD_RELEASED: { amount: ['CARD_HOLD'] },
  CAPTURE: CUSTOMERS,
  FEE: CUSTOMERS,
  TIP: CUSTOMERS,
  OVERTIME: CUSTOMERS,
  REFUND: CUSTOMERS,
  TIP_REFUND: CUSTOMERS,
  OVERTIME_REFUND: CUSTOMERS,
  REFUND_RETURNED: CUSTOMERS,
  TRANSFER: { amount: ['STRIPE_CLEARING'], parts: ['DEBT'] },
  REVERSAL: { amount: ['STRIPE_CLEARING'] },
  STRIPE_FEE: { amount: ['STRIPE_FEES'] },
  DISPUTE: { amount: ['DISPUTES'], parts: ['STRIPE'] },
  DISPUTE_SHARE: { amount: ['PROVIDER_PAYABLE'] },
  DISPUTE_DECIDED: BORNE,
  DISPUTE_UNDONE: BORNE,
};

const PART_ACCOUNTS: Readonly<Record<MoneyPart, readonly LedgerAccount[]>> = {
  CARD: ['STRIPE_CLEARING'],
  CREDIT: ['PROMOTION'],
  PROVIDER: ['PROVIDER_PAYABLE', 'PROVIDER_DEBT'],
  COMMISSION: ['PLATFORM_REVENUE'],
  VAT: ['VAT'],
  DEBT: ['PROVIDER_DEBT'],
  STRIPE: ['STRIPE_FEES'],
  LOSS: ['DISPUTE_LOSSES'],
};

/** The parts that are not nothing. The card is told apart only where a credit pays as well. */
function partsOf(transaction: BookedTransaction, parts: readonly MoneyPart[]): MoneyStep['parts'] {
  const byCredit = lineSum(transaction, 'PROMOTION') !== 0;
  return parts
    .filter((part) => part !== 'CARD' || byCredit)
    .map((part) => ({ part, amountCents: Math.abs(lineSum(transaction, ...PART_ACCOUNTS[part])) }))
    .filter(({ amountCents }) => amountCents > 0);
}

/** What stands at Stripe for a transaction, found by the id in its key. */
function objectsOf(key: string, { payment, charges, operations, refunds, disputes }: BookingMoney): string[] {
  const id = key.slice(key.indexOf(':') + 1);
  if (id.startsWith('pi_')) {
    const charge = charges.find(({ intentId }) => intentId === id)?.stripeChargeId;
    return present(id, charge ?? (payment.intentId === id ? payment.chargeId : null));
  }
  if (key.startsWith('dispute:')) return [id, ...onlyDispute(disputes)];
  const row = [...operations, ...refunds, ...disputes].find((one) => one.id === id);
  return present(row?.stripeId);
}

/** A step and a movement do not say of which dispute they are; with one there is no doubt. */
const onlyDispute = (disputes: BookingMoney['disputes']): string[] =>
  disputes.length === 1 ? disputes.flatMap(({ stripeId, chargeId }) => [stripeId, chargeId]) : [];

const present = (...ids: (string | null | undefined)[]): string[] => ids.filter((id) => typeof id === 'string');
