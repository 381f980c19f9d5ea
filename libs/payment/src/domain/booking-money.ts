import type { LedgerAccount } from './ledger.js';

/** One transaction of the ledger with its lines: debit positive, credit negative, in cents. */
export interface BookedTransaction {
  readonly kind: string;
  /** What happened, once: `<what>:<id of an intent, operation, refund, dispute or movement>`. */
  readonly key: string;
  readonly occurredAt: Date;
  readonly entries: readonly { readonly account: string; readonly amountCents: number }[];
}

/** Everything that is written about one booking’s money. Amounts in cents, the oldest of each kind first. */
export interface BookingMoney {
  readonly payment: {
    readonly intentId: string | null;
    readonly chargeId: string | null;
    readonly capturedCents: number;
    readonly transferredCents: number;
    readonly reversedCents: number;
    /** Of the total, what a credit pays: set aside until the money is taken, then spent. */
    readonly creditCents: number;
  };
  readonly ledger: readonly BookedTransaction[];
  readonly steps: readonly { readonly at: Date; readonly what: string; readonly amountCents: number | null }[];
  readonly operations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly status: string;
    readonly amountCents: number | null;
    readonly stripeId: string | null;
    readonly createdAt: Date;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly status: string;
    readonly amountCents: number;
    readonly creditCents: number;
    readonly stripeId: string | null;
    readonly createdAt: Date;
  }[];
  readonly charges: readonly {
    readonly kind: 'TIP' | 'OVERTIME';
    readonly state: string;
    readonly amountCents: number;
    readonly transferredCents: number;
    readonly reversedCents: number;
    readonly intentId: string | null;
    readonly stripeChargeId: string | null;
    readonly paidAt: Date | null;
    readonly createdAt: Date;
    readonly updatedAt: Date;
  }[];
  readonly disputes: readonly {
    readonly id: string;
    readonly stripeId: string;
    readonly chargeId: string;
    readonly withdrawnCents: number;
  }[];
  /** Credit that pays part of this visit, and credit that was granted because of it. */
  readonly creditUses: readonly { readonly amountCents: number; readonly createdAt: Date }[];
  readonly creditsGranted: readonly { readonly grantedCents: number; readonly grantedAt: Date }[];
}

/** The sum (cents) of an account’s lines in one transaction. */
export const lineSum = ({ entries }: BookedTransaction, ...accounts: LedgerAccount[]): number =>
  entries
    .filter(({ account }) => (accounts as string[]).includes(account))
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
