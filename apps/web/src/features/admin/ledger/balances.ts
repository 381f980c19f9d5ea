import type { ResultOf } from '../../../lib/graphql';
import type { LedgerQuery } from '../admin.documents';

export type Transaction = ResultOf<typeof LedgerQuery>['ledgerOfBooking'][number];
export type Entry = Transaction['entries'][number];

export interface Balance {
  readonly account: string;
  /** Cents; debit positive, credit negative; never zero. */
  readonly cents: number;
}

/** A hold is not money yet: these two accounts are a memorandum that always cancels out. */
const MEMORANDUM: ReadonlySet<string> = new Set(['CARD_HOLD', 'CUSTOMER_HOLD']);

const sum = (entries: readonly Entry[]): number => entries.reduce((total, { amountCents }) => total + amountCents, 0);
const entriesOf = (transactions: readonly Transaction[]): Entry[] => transactions.flatMap(({ entries }) => entries);

/** What each account holds after the last entry, memorandum and zeros left out, in order of first use. */
export function balancesOf(transactions: readonly Transaction[]): Balance[] {
  const sums = new Map<string, number>();
  for (const { account, amountCents } of entriesOf(transactions)) {
    if (!MEMORANDUM.has(account)) sums.set(account, (sums.get(account) ?? 0) + amountCents);
  }
  return [...sums].map(([account, cents]) => ({ account, cents })).filter(({ cents }) => cents !== 0);
}

/** Cents that are held on the customer's card and not taken. */
export const heldOnCard = (transactions: readonly Transaction[]): number =>
  sum(entriesOf(transactions).filter(({ account }) => account === 'CARD_HOLD'));

/** Totals of a transaction in cents, both positive; equal when it balances. */
export const totalsOf = ({ entries }: Transaction): { debit: number; credit: number } => ({
  debit: sum(entries.filter(({ amountCents }) => amountCents > 0)),
  credit: -sum(entries.filter(({ amountCents }) => amountCents < 0)),
});
