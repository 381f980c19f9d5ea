import { cents, subtractCents, ZERO, type Cents } from '#kernel';
import { taxIncluded } from './split.js';

/**
 * The accounts of the double-entry ledger. Positive is a debit, negative a credit.
 * - CUSTOMER: what a customer owes us (debit) or has paid (credit).
 * - CARD_HOLD / CUSTOMER_HOLD: money held on a card and not yet taken; the pair is a memorandum and always nets to nothing.
 * - PROVIDER_PAYABLE: what we owe a provider (credit). PROVIDER_DEBT: what a provider owes us (debit).
 * - PLATFORM_REVENUE, VAT: commission and fees without tax, and the tax on them (credit).
 * - BANK: what Stripe has paid out to the platform's own bank (debit).
 * - STRIPE_CLEARING: our balance at Stripe (debit). STRIPE_FEES: what Stripe keeps (debit). DISPUTES: money a bank has taken back (debit).
 * - DISPUTE_LOSSES: what lost disputes have cost the platform (debit).
 * - PROMOTION: what the platform has paid of visits out of its own pocket, by customers' credits (debit).
 */
export const LEDGER_ACCOUNTS = [
  'CUSTOMER',
  'CARD_HOLD',
  'CUSTOMER_HOLD',
  'PROVIDER_PAYABLE',
  'PROVIDER_DEBT',
  'PLATFORM_REVENUE',
  'VAT',
  'STRIPE_CLEARING',
  'STRIPE_FEES',
  'DISPUTES',
  'BANK',
  'DISPUTE_LOSSES',
  'PROMOTION',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

export type LedgerKind =
  | 'TIP'
  | 'OVERTIME'
  | 'HOLD'
  | 'HOLD_RELEASED'
  | 'CAPTURE'
  | 'FEE'
  | 'TRANSFER'
  | 'REFUND'
  | 'TIP_REFUND'
  | 'OVERTIME_REFUND'
  | 'REFUND_RETURNED'
  | 'REVERSAL'
  | 'STRIPE_FEE'
  | 'DISPUTE'
  | 'PLATFORM_PAYOUT'
  | 'STRIPE_BILL'
  | 'DISPUTE_SHARE'
  | 'DISPUTE_DECIDED'
  | 'DISPUTE_UNDONE';

/** One line of a posting: debit positive, credit negative, in cents. */
export interface Posting {
  readonly account: LedgerAccount;
  /** Whose account: the customer's or provider's id; absent for the platform's own accounts. */
  readonly owner?: string;
  readonly amountCents: Cents;
}

/** Lines that belong together; their amounts add up to zero. */
export interface LedgerTransaction {
  readonly kind: LedgerKind;
  /** What happened, once: the same key posted again is the same transaction. */
  readonly key: string;
  readonly postings: readonly Posting[];
}

/** The people and the tax that a posting needs to know. `vatBasisPoints` is the rate inside the platform's commission and fees. */
export interface Parties {
  readonly customerId: string;
  readonly providerId: string;
  readonly vatBasisPoints: number;
}

/** Amounts of a refund in cents. */
export interface RefundAmounts {
  /** To the card. */
  readonly refundCents: number;
  /** Back to the customer's credit. */
  readonly creditCents?: number;
  readonly providerPartCents: number;
  /** The provider had their share already. */
  readonly alreadyTransferred: boolean;
}

/** French standard rate, charged on the platform's own services. */
export const PLATFORM_VAT_BASIS_POINTS = 2_000;

/** Money is held on the customer's card. */
export const holdPosted = (key: string, parties: Parties, amountCents: number): LedgerTransaction =>
  transaction('HOLD', key, [
    line('CARD_HOLD', amountCents, parties.customerId),
    line('CUSTOMER_HOLD', -amountCents, parties.customerId),
  ]);

/** The hold ended, taken or let go. */
export const holdReleased = (key: string, parties: Parties, amountCents: number): LedgerTransaction =>
  transaction('HOLD_RELEASED', key, [
    line('CUSTOMER_HOLD', amountCents, parties.customerId),
    line('CARD_HOLD', -amountCents, parties.customerId),
  ]);

/** The customer has paid for the visit (`CAPTURE`), a late cancellation (`FEE`), a tip or overtime: who is owed what from now on. */
export function moneyTaken(
  kind: 'CAPTURE' | 'FEE' | 'TIP' | 'OVERTIME',
  key: string,
  parties: Parties,
  amounts: { takenCents: number; providerShareCents: number; creditCents?: number },
): LedgerTransaction {
  const creditCents = amounts.creditCents ?? 0;
  const owedCents = amounts.takenCents + creditCents;
  const platform = owedCents - amounts.providerShareCents;
  return transaction(kind, key, [
    line('CUSTOMER', owedCents, parties.customerId),
    line('PROVIDER_PAYABLE', -amounts.providerShareCents, parties.providerId),
    ...revenue(-platform, parties.vatBasisPoints),
    line('STRIPE_CLEARING', amounts.takenCents),
    line('PROMOTION', creditCents),
    line('CUSTOMER', -owedCents, parties.customerId),
  ]);
}

/** The provider's share leaves for their account; what they owed us is kept back. */
export const transferSent = (
  key: string,
  parties: Parties,
  amounts: { sentCents: number; settledDebtCents: number },
): LedgerTransaction =>
  transaction('TRANSFER', key, [
    line('PROVIDER_PAYABLE', amounts.sentCents + amounts.settledDebtCents, parties.providerId),
    line('PROVIDER_DEBT', -amounts.settledDebtCents, parties.providerId),
    line('STRIPE_CLEARING', -amounts.sentCents),
  ]);

/**
 * Money goes back to the customer. The provider's part comes out of what we still owe them, or becomes their debt when it
 * has been transferred already.
 */
export function refundSent(
  key: string,
  parties: Parties,
  amounts: RefundAmounts,
  kind: 'REFUND' | 'TIP_REFUND' | 'OVERTIME_REFUND' = 'REFUND',
): LedgerTransaction {
  return transaction(kind, key, refundLines(parties, amounts));
}

/**
 * A refund came back, days later, because the customer's bank refused it: everything as before the refund. Of the provider's
 * part `owedAgainCents` was got back from them meanwhile: it is no debt to strike out but owed to them once more.
 */
export const refundReturned = (
  key: string,
  parties: Parties,
  { owedAgainCents = 0, ...amounts }: RefundAmounts & { readonly owedAgainCents?: number },
): LedgerTransaction =>
  transaction('REFUND_RETURNED', key, [
    ...refundLines(parties, amounts).map((posting) => ({
      ...posting,
      amountCents: subtractCents(ZERO, posting.amountCents),
    })),
    line('PROVIDER_DEBT', owedAgainCents, parties.providerId),
    line('PROVIDER_PAYABLE', -owedAgainCents, parties.providerId),
  ]);

function refundLines(parties: Parties, amounts: RefundAmounts): Posting[] {
  const creditCents = amounts.creditCents ?? 0;
  const backCents = amounts.refundCents + creditCents;
  const platform = backCents - amounts.providerPartCents;
  return [
    line(
      amounts.alreadyTransferred ? 'PROVIDER_DEBT' : 'PROVIDER_PAYABLE',
      amounts.providerPartCents,
      parties.providerId,
    ),
    ...revenue(platform, parties.vatBasisPoints),
    line('CUSTOMER', -backCents, parties.customerId),
    line('CUSTOMER', backCents, parties.customerId),
    line('STRIPE_CLEARING', -amounts.refundCents),
    line('PROMOTION', -creditCents),
  ];
}

/** A transfer was taken back from the provider's account: their debt is paid. */
export const transferReversed = (key: string, parties: Parties, amountCents: number): LedgerTransaction =>
  transaction('REVERSAL', key, [
    line('STRIPE_CLEARING', amountCents),
    line('PROVIDER_DEBT', -amountCents, parties.providerId),
  ]);

/** A bank has taken money back (negative amount), or returned it after a dispute was won; Stripe's fee goes with it. */
export const disputeMoved = (key: string, amounts: { amountCents: number; feeCents: number }): LedgerTransaction =>
  transaction('DISPUTE', key, [
    line('STRIPE_CLEARING', amounts.amountCents - amounts.feeCents),
    line('STRIPE_FEES', amounts.feeCents),
    line('DISPUTES', -amounts.amountCents),
  ]);

/** A share that had been sent is asked back while its payment is disputed: owed to the provider again, and by them until it is back. */
export const shareAskedBack = (key: string, parties: Parties, amountCents: number): LedgerTransaction =>
  transaction('DISPUTE_SHARE', key, [
    line('PROVIDER_DEBT', amountCents, parties.providerId),
    line('PROVIDER_PAYABLE', -amountCents, parties.providerId),
  ]);

/** Who bears what of a lost dispute (cents); `fromDebt`: the provider has had their part already. */
interface BorneAmounts {
  readonly lostCents: number;
  readonly providerCents: number;
  readonly fromDebt: boolean;
}

/** The money of a lost dispute is gone: the provider bears `providerCents` of it out of what we owe them (or of what they had), the platform the rest. */
export const disputeBorne = (key: string, parties: Parties, amounts: BorneAmounts): LedgerTransaction =>
  transaction('DISPUTE_DECIDED', key, borneLines(parties, amounts, 1));

/** A dispute that was given up for lost is won after all: nobody bears it. */
export const disputeDecisionUndone = (key: string, parties: Parties, amounts: BorneAmounts): LedgerTransaction =>
  transaction('DISPUTE_UNDONE', key, borneLines(parties, amounts, -1));

const borneLines = (parties: Parties, amounts: BorneAmounts, sign: 1 | -1): Posting[] => [
  line(amounts.fromDebt ? 'PROVIDER_DEBT' : 'PROVIDER_PAYABLE', sign * amounts.providerCents, parties.providerId),
  line('DISPUTE_LOSSES', sign * (amounts.lostCents - amounts.providerCents)),
  line('DISPUTES', -sign * amounts.lostCents),
];

/** What Stripe kept for its work. */
export const stripeFeePaid = (key: string, amountCents: number): LedgerTransaction =>
  transaction('STRIPE_FEE', key, [line('STRIPE_FEES', amountCents), line('STRIPE_CLEARING', -amountCents)]);

/** Stripe has paid the platform's money out to its bank (negative amount), or the bank has sent it back; its fee, if it took one. */
export const platformPaidOut = (movementId: string, grossCents: number, feeCents: number): LedgerTransaction =>
  transaction('PLATFORM_PAYOUT', `platform-payout:${movementId}`, [
    line('STRIPE_CLEARING', grossCents - feeCents),
    line('STRIPE_FEES', feeCents),
    line('BANK', -grossCents),
  ]);

/** Stripe has taken what it bills the platform for, apart from any payment. */
export const stripeBilled = (movementId: string, amountCents: number): LedgerTransaction =>
  transaction('STRIPE_BILL', `stripe-bill:${movementId}`, [
    line('STRIPE_FEES', amountCents),
    line('STRIPE_CLEARING', -amountCents),
  ]);

/** The sum of each account's lines (cents), zero ones left out. */
export function balances(transactions: readonly LedgerTransaction[]): Partial<Record<LedgerAccount, number>> {
  const sums: Partial<Record<LedgerAccount, number>> = {};
  for (const { postings } of transactions) {
    for (const { account, amountCents } of postings) sums[account] = (sums[account] ?? 0) + amountCents;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

function revenue(amountCents: number, vatBasisPoints: number): Posting[] {
  const tax = Math.sign(amountCents) * taxIncluded(Math.abs(amountCents), vatBasisPoints);
  return [line('PLATFORM_REVENUE', amountCents - tax), line('VAT', tax)];
}

function line(account: LedgerAccount, amountCents: number, owner?: string): Posting {
  return { account, amountCents: cents(amountCents), ...(owner === undefined ? {} : { owner }) };
}

function transaction(kind: LedgerKind, key: string, lines: readonly Posting[]): LedgerTransaction {
  const postings = lines.filter((posting) => posting.amountCents !== 0);
  const sum = postings.reduce((total, posting) => total + posting.amountCents, 0);
  if (sum !== 0) throw new RangeError(`Ledger transaction ${key} is out of balance by ${sum} cents`);
  return { kind, key, postings };
}
