import { lineSum, type BookedTransaction, type BookingMoney } from './booking-money.js';
import type { LedgerAccount, LedgerKind } from './ledger.js';

/** Where a booking’s money came from and went, by its ledger. Amounts in cents, without a sign unless said. */
export interface MoneySums {
  /** From the customer’s cards: visit or fee, tip, overtime. */
  readonly capturedCents: number;
  /** Back to cards; what came back from the bank is not counted. */
  readonly refundedCents: number;
  /** Taken by banks and not given back. */
  readonly disputedCents: number;
  /** What customers’ credit pays of it, after refunds to the credit. */
  readonly creditCents: number;
  readonly transferredCents: number;
  readonly reversedCents: number;
  /** What is the provider’s of it in the end, whether they have it yet or not. */
  readonly providerShareCents: number;
  /** Of that, what has not been sent to them. */
  readonly providerDueCents: number;
  /** What the provider owes because of this booking; negative: an older debt that was kept back from it. */
  readonly providerDebtCents: number;
  /** Commission and fees without tax, and the tax on them. */
  readonly commissionCents: number;
  readonly vatCents: number;
  readonly stripeFeesCents: number;
  /** Of what banks have taken, what nobody bears yet, and what the platform bears. */
  readonly undecidedCents: number;
  readonly lossCents: number;
}

/**
 * - BOOKS_BALANCE: every transaction’s lines add up to nothing.
 * - MONEY_PASSED_ON: what came in and stayed is what was passed on, is due, or is the platform’s.
 * - RECORDS_AGREE: payment, refunds, further charges and disputes say the same sums as the ledger.
 */
export const MONEY_CHECKS = ['BOOKS_BALANCE', 'MONEY_PASSED_ON', 'RECORDS_AGREE'] as const;

/** One proof; `gapCents` is by how much it fails, 0 when it holds. */
export interface MoneyCheck {
  readonly check: (typeof MONEY_CHECKS)[number];
  readonly holds: boolean;
  readonly gapCents: number;
}

const TAKEN = ['CAPTURE', 'FEE', 'TIP', 'OVERTIME'] as const;
const REFUNDS = ['REFUND', 'TIP_REFUND', 'OVERTIME_REFUND', 'REFUND_RETURNED'] as const;
const SHARED_OUT = [...TAKEN, ...REFUNDS, 'DISPUTE_DECIDED', 'DISPUTE_UNDONE'] as const;

export function moneySums(ledger: readonly BookedTransaction[]): MoneySums {
  const moved = (kinds: readonly LedgerKind[], ...accounts: LedgerAccount[]): number =>
    ledger
      .filter(({ kind }) => (kinds as readonly string[]).includes(kind))
      .reduce((sum, transaction) => sum + lineSum(transaction, ...accounts), 0);
  const balance = (...accounts: LedgerAccount[]): number =>
    ledger.reduce((sum, transaction) => sum + lineSum(transaction, ...accounts), 0);
  return {
    capturedCents: moved(TAKEN, 'STRIPE_CLEARING'),
    refundedCents: 0 - moved(REFUNDS, 'STRIPE_CLEARING'),
    disputedCents: moved(['DISPUTE'], 'DISPUTES'),
    creditCents: balance('PROMOTION'),
    transferredCents: 0 - moved(['TRANSFER'], 'STRIPE_CLEARING'),
    reversedCents: moved(['REVERSAL'], 'STRIPE_CLEARING'),
    providerShareCents: 0 - moved(SHARED_OUT, 'PROVIDER_PAYABLE', 'PROVIDER_DEBT'),
    providerDueCents: 0 - balance('PROVIDER_PAYABLE'),
    providerDebtCents: balance('PROVIDER_DEBT'),
    commissionCents: 0 - balance('PLATFORM_REVENUE'),
    vatCents: 0 - balance('VAT'),
    stripeFeesCents: balance('STRIPE_FEES'),
    undecidedCents: balance('DISPUTES'),
    lossCents: balance('DISPUTE_LOSSES'),
  };
}

/**
 * The proofs. The middle one, all of it from the ledger: Σ captured + credit − Σ refunded − Σ disputed
 * = Σ transferred − Σ reversed + due to the provider − their debt + commission + VAT − undecided disputes − losses.
 * Stripe’s fees are on neither side: the platform pays them out of its part.
 */
export function moneyChecks(money: BookingMoney, sums: MoneySums): MoneyCheck[] {
  const unbalanced = money.ledger.map(({ entries }) =>
    Math.abs(entries.reduce((sum, { amountCents }) => sum + amountCents, 0)),
  );
  return [
    checked('BOOKS_BALANCE', total(unbalanced)),
    checked('MONEY_PASSED_ON', stayed(sums) - sharedOut(sums)),
    checked('RECORDS_AGREE', total(recorded(money).map(([sum, cents]) => Math.abs(sums[sum] - cents)))),
  ];
}

const stayed = (sums: MoneySums): number =>
  sums.capturedCents + sums.creditCents - sums.refundedCents - sums.disputedCents;

const sharedOut = (sums: MoneySums): number =>
  sums.transferredCents -
  sums.reversedCents +
  sums.providerDueCents -
  sums.providerDebtCents +
  sums.commissionCents +
  sums.vatCents -
  sums.undecidedCents -
  sums.lossCents;

/** The same sums as the rows beside the ledger have them (cents). What is only asked for has moved nothing yet. */
function recorded({ payment, refunds, charges, disputes }: BookingMoney): [keyof MoneySums, number][] {
  const sent = refunds.filter(({ status }) => status === 'SENT');
  const paid = charges.filter(({ paidAt }) => paidAt !== null);
  const spent = payment.capturedCents > 0 ? payment.creditCents : 0;
  return [
    ['capturedCents', payment.capturedCents + total(paid.map(({ amountCents }) => amountCents))],
    ['refundedCents', total(sent.map(({ amountCents }) => amountCents))],
    ['disputedCents', total(disputes.map(({ withdrawnCents }) => withdrawnCents))],
    ['creditCents', spent - total(sent.map(({ creditCents }) => creditCents))],
    ['transferredCents', payment.transferredCents + total(charges.map(({ transferredCents }) => transferredCents))],
    ['reversedCents', payment.reversedCents + total(charges.map(({ reversedCents }) => reversedCents))],
  ];
}

const checked = (check: MoneyCheck['check'], gapCents: number): MoneyCheck => ({
  check,
  holds: gapCents === 0,
  gapCents,
});

const total = (cents: readonly number[]): number => cents.reduce((sum, one) => sum + one, 0);
