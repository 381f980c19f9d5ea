import fc from 'fast-check';
import { onCard, refundParts, usableCredit } from './credit.js';
import {
  balances,
  disputeBorne,
  disputeMoved,
  moneyTaken,
  refundReturned,
  refundSent,
  stripeFeePaid,
  transferReversed,
  transferSent,
  PLATFORM_VAT_BASIS_POINTS,
  type LedgerTransaction,
} from './ledger.js';
import { moneySums } from './money-sums.js';
import { netOfDebt, providerPartOfRefund } from './split.js';

const PARTIES = { customerId: 'customer', providerId: 'provider', vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };

/** What one booking's money has done so far, counted beside the ledger, as Stripe would count it. Amounts in cents. */
class Booking {
  readonly ledger: LedgerTransaction[] = [];
  readonly moved = { captured: 0, credit: 0, refunded: 0, disputed: 0, transferred: 0, reversed: 0, fees: 0 };
  readonly totalCents: number;
  readonly shareCents: number;
  #refundedCents = 0;
  #cardLeftCents: number;
  #dueCents: number;
  #sent = false;
  #debtCents = 0;
  #creditLeftCents: number;
  /** Of their share, what refunds and lost disputes have taken from the provider. */
  #borneCents = 0;
  /** A bank has money and has not decided: Stripe refuses refunds. */
  #frozen = false;
  #lastRefund: {
    refundCents: number;
    creditCents: number;
    providerPartCents: number;
    alreadyTransferred: boolean;
  } | null = null;

  constructor(totalCents: number, sharePerMille: number, availableCreditCents: number) {
    this.totalCents = totalCents;
    this.shareCents = Math.floor((totalCents * sharePerMille) / 1_000);
    const shares = { totalCents, providerShareCents: this.shareCents };
    const creditCents = usableCredit({ ...shares, availableCents: availableCreditCents });
    const takenCents = onCard({ totalCents, creditCents });
    this.#post(
      moneyTaken('CAPTURE', 'capture', PARTIES, { takenCents, creditCents, providerShareCents: this.shareCents }),
    );
    this.#cardLeftCents = takenCents;
    this.#creditLeftCents = creditCents;
    this.#dueCents = this.shareCents;
    this.moved.captured += takenCents;
    this.moved.credit += creditCents;
  }

  #post(transaction: LedgerTransaction): void {
    this.ledger.push(transaction);
  }

  get #key(): string {
    return String(this.ledger.length);
  }

  /** A tip goes to the provider whole, overtime leaves the platform its part. */
  further(kind: 'TIP' | 'OVERTIME', amountCents: number): void {
    const share = kind === 'TIP' ? amountCents : Math.floor(amountCents * 0.85);
    this.#post(moneyTaken(kind, this.#key, PARTIES, { takenCents: amountCents, providerShareCents: share }));
    this.#post(transferSent(this.#key, PARTIES, { sentCents: share, settledDebtCents: 0 }));
    this.moved.captured += amountCents;
    this.moved.transferred += share;
  }

  fee(amountCents: number): void {
    this.#post(stripeFeePaid(this.#key, amountCents));
    this.moved.fees += amountCents;
  }

  refund(wishedCents: number): void {
    const refundCents = Math.min(wishedCents, this.#cardLeftCents + this.#creditLeftCents);
    if (refundCents === 0 || this.#frozen) return;
    const parts = refundParts(refundCents, this.#cardLeftCents);
    const wanted = providerPartOfRefund({
      refundCents,
      refundedBeforeCents: this.#refundedCents,
      capturedCents: this.totalCents,
      providerShareCents: this.shareCents,
    });
    // What a lost dispute has taken from them is not taken a second time.
    const part = Math.min(wanted, this.shareCents - this.#borneCents);
    const alreadyTransferred = this.#sent;
    const amounts = {
      refundCents: parts.cardCents,
      creditCents: parts.creditCents,
      providerPartCents: part,
      alreadyTransferred,
    };
    this.#post(refundSent(this.#key, PARTIES, amounts));
    this.#refundedCents += refundCents;
    this.#cardLeftCents -= parts.cardCents;
    this.#creditLeftCents -= parts.creditCents;
    this.#borneCents += part;
    if (alreadyTransferred) this.#debtCents += part;
    else this.#dueCents -= part;
    this.moved.refunded += parts.cardCents;
    this.moved.credit -= parts.creditCents;
    this.#lastRefund = parts.creditCents === 0 ? amounts : null;
  }

  /** The customer's bank sends the last refund back; only one that no reversal has followed is a plain step back. */
  refundReturns(): void {
    const refund = this.#lastRefund;
    if (refund?.alreadyTransferred !== this.#sent) return;
    if (this.#sent && this.#debtCents < refund.providerPartCents) return;
    this.#post(refundReturned(this.#key, PARTIES, refund));
    this.#refundedCents -= refund.refundCents;
    this.#cardLeftCents += refund.refundCents;
    this.#borneCents -= refund.providerPartCents;
    if (refund.alreadyTransferred) this.#debtCents -= refund.providerPartCents;
    else this.#dueCents += refund.providerPartCents;
    this.moved.refunded -= refund.refundCents;
    this.#lastRefund = null;
  }

  /** What is kept back of the share for an older debt. */
  transfer(olderDebtCents: number): void {
    if (this.#sent) return;
    const { sentCents, settledDebtCents } = netOfDebt(this.#dueCents, olderDebtCents);
    this.#post(transferSent(this.#key, PARTIES, { sentCents, settledDebtCents }));
    this.moved.transferred += sentCents;
    this.#dueCents = 0;
    this.#sent = true;
    this.#lastRefund = null;
  }

  /** Gets back what it can of the debt; what fails stays one. */
  reverse(availableCents: number): void {
    const cents = Math.min(this.#debtCents, availableCents, this.moved.transferred - this.moved.reversed);
    if (cents <= 0) return;
    this.#post(transferReversed(this.#key, PARTIES, cents));
    this.#debtCents -= cents;
    this.moved.reversed += cents;
    this.#lastRefund = null;
  }

  /** A bank takes this much of what is left on the card; won: it comes back. Lost: borne by one of the two. Refunds go on after it. */
  dispute(end: 'WON' | 'PLATFORM' | 'PROVIDER' | 'OPEN', askedCents: number): void {
    const lostCents = Math.min(askedCents, this.#cardLeftCents);
    if (lostCents === 0 || this.#frozen) return;
    this.#post(disputeMoved(this.#key, { amountCents: -lostCents, feeCents: 2_000 }));
    this.moved.disputed += lostCents;
    this.moved.fees += 2_000;
    this.#cardLeftCents -= lostCents;
    this.#lastRefund = null;
    if (end === 'WON') {
      this.#post(disputeMoved(this.#key, { amountCents: lostCents, feeCents: 0 }));
      this.moved.disputed -= lostCents;
      this.#cardLeftCents += lostCents;
    } else if (end === 'OPEN') {
      this.#frozen = true;
    } else {
      const proportion = Math.floor((this.shareCents * lostCents) / this.totalCents);
      const providerCents = end === 'PROVIDER' ? Math.min(proportion, this.shareCents - this.#borneCents) : 0;
      this.#post(disputeBorne(this.#key, PARTIES, { lostCents, providerCents, fromDebt: this.#sent }));
      this.#borneCents += providerCents;
      if (this.#sent) this.#debtCents += providerCents;
      else this.#dueCents -= providerCents;
    }
  }

  /** What the provider is left with in the end: sent, due and owed by them, all together. */
  get keptCents(): number {
    return this.shareCents - this.#borneCents;
  }

  get books() {
    return balances(this.ledger);
  }

  get sums() {
    const booked = this.ledger.map(({ kind, key, postings }) => ({
      id: key,
      kind,
      key,
      occurredAt: new Date(0),
      entries: postings.map(({ account, owner, amountCents }) => ({ account, ownerId: owner ?? null, amountCents })),
    }));
    return moneySums(booked);
  }
}

const DEEDS = ['TIP', 'OVERTIME', 'FEE', 'REFUND', 'REFUND_RETURNS', 'TRANSFER', 'REVERSE', 'WON', 'PLATFORM', 'PROVIDER', 'OPEN'] as const; // prettier-ignore
const LIFE = fc.record({
  totalCents: fc.integer({ min: 101, max: 60_001 }),
  sharePerMille: fc.integer({ min: 0, max: 1_000 }),
  creditCents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_001 })),
  deeds: fc.array(fc.record({ what: fc.constantFrom(...DEEDS), cents: fc.integer({ min: 1, max: 30_001 }) }), {
    maxLength: 16,
  }),
});
type Life = typeof LIFE extends fc.Arbitrary<infer T> ? T : never;

function lived({ totalCents, sharePerMille, creditCents, deeds }: Life): Booking {
  const booking = new Booking(totalCents, sharePerMille, creditCents);
  for (const { what, cents } of deeds) {
    if (what === 'TIP' || what === 'OVERTIME') booking.further(what, cents);
    else if (what === 'FEE') booking.fee(cents % 300);
    else if (what === 'REFUND') booking.refund(cents);
    else if (what === 'REFUND_RETURNS') booking.refundReturns();
    else if (what === 'TRANSFER') booking.transfer(cents % 5_000);
    else if (what === 'REVERSE') booking.reverse(cents);
    else booking.dispute(what, cents);
  }
  return booking;
}

describe('the arithmetic of any life of a booking', () => {
  it('explains every cent: what came in and stayed was passed on, is due, or is the platform’s', () => {
    fc.assert(
      fc.property(LIFE, (life) => {
        const { moved, sums, books } = lived(life);
        const stayed = moved.captured + moved.credit - moved.refunded - moved.disputed;
        const passedOn = moved.transferred - moved.reversed + sums.providerDueCents - sums.providerDebtCents;
        const platforms = sums.commissionCents + sums.vatCents - sums.undecidedCents - sums.lossCents;
        expect(stayed).toBe(passedOn + platforms);
        expect(Object.values(books).reduce((sum, cents) => sum + cents, 0)).toBe(0);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never takes more from the provider than they earned, nor gives them more, however refunds and disputes follow each other', () => {
    fc.assert(
      fc.property(LIFE, (life) => {
        const visits = { ...life, deeds: life.deeds.filter(({ what }) => what !== 'TIP' && what !== 'OVERTIME') };
        const booking = lived(visits);
        expect(booking.keptCents).toBeGreaterThanOrEqual(0);
        expect(booking.keptCents).toBeLessThanOrEqual(booking.shareCents);
        expect(booking.sums.providerShareCents).toBe(booking.keptCents);
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets a dispute that was won be followed by a refund, and one of a part by a refund of the rest', () => {
    const won = new Booking(10_000, 800, 0);
    won.transfer(0);
    won.dispute('WON', 10_000);
    won.refund(10_000);
    expect([won.moved.refunded, won.moved.disputed, won.keptCents]).toEqual([10_000, 0, 0]);
    const lost = new Booking(10_000, 800, 0);
    lost.dispute('PROVIDER', 4_000);
    lost.refund(10_000);
    expect([lost.moved.refunded, lost.moved.disputed, lost.keptCents]).toEqual([6_000, 4_000, 0]);
  });

  it('agrees with what Stripe has counted: card, bank, provider and its own fees', () => {
    fc.assert(
      fc.property(LIFE, (life) => {
        const { moved, sums, books } = lived(life);
        expect(sums).toMatchObject({
          capturedCents: moved.captured,
          refundedCents: moved.refunded,
          disputedCents: moved.disputed,
          transferredCents: moved.transferred,
          reversedCents: moved.reversed,
          creditCents: moved.credit,
          stripeFeesCents: moved.fees,
        });
        const balance =
          moved.captured - moved.refunded - moved.disputed - moved.transferred + moved.reversed - moved.fees;
        expect(books.STRIPE_CLEARING ?? 0).toBe(balance);
        expect(books.CUSTOMER ?? 0).toBe(0);
      }),
      { numRuns: 3_000 },
    );
  });
});
