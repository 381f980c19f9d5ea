import fc from 'fast-check';
import {
  decisionPosting,
  disputeConsequence,
  providerPartOfDispute,
  type DisputedPayment,
  type KnownDispute,
} from './dispute-consequence.js';
import { freezes, isOpen, type DisputeStatus } from './dispute.js';
import { balances, moneyTaken, transferReversed, transferSent, type LedgerTransaction } from './ledger.js';
import { isShareSent, providerBorne, shareDue, type ShareSums } from './provider-share.js';
import type { SeenDispute } from './seen.js';
import { netOfDebt } from './split.js';

const PARTIES = { customerId: 'customer', providerId: 'provider', vatBasisPoints: 2_000 };
const OPENED = new Date('2026-11-22T09:00:00Z');

const seenAs = (status: DisputeStatus, amountCents: number, movements: SeenDispute['movements']): SeenDispute => ({
  id: 'du_1',
  chargeId: 'ch_1',
  status,
  reason: 'fraudulent',
  amountCents,
  currency: 'eur',
  openedAt: OPENED,
  dueBy: OPENED,
  submissionCount: 0,
  pastDue: false,
  movements,
});

/** What Stripe shows at each status: money leaves with its fee when a real dispute opens, and comes back when it is won. */
function look(status: DisputeStatus, amountCents: number): SeenDispute {
  const taken = { id: 'txn_out', amountCents: -amountCents, feeCents: 2_000 };
  const back = { id: 'txn_back', amountCents, feeCents: 0 };
  if (status.startsWith('WARNING')) return seenAs(status, amountCents, []);
  return seenAs(status, amountCents, status === 'WON' || status === 'PREVENTED' ? [taken, back] : [taken]);
}

/** The life of one payment with one dispute, kept by the same rules and nothing else. */
class Life {
  readonly posted = new Map<string, LedgerTransaction>();
  known: KnownDispute | null = null;
  sentCents = 0;
  transferredCents = 0;
  reversedCents = 0;
  readonly events: string[] = [];

  constructor(
    readonly capturedCents: number,
    readonly earnedCents: number,
    readonly reversible: boolean,
  ) {
    this.post(
      moneyTaken('CAPTURE', 'capture', PARTIES, { takenCents: capturedCents, providerShareCents: earnedCents }),
    );
  }

  post(...transactions: readonly LedgerTransaction[]): void {
    for (const one of transactions) if (!this.posted.has(one.key)) this.posted.set(one.key, one);
  }

  get books() {
    return balances([...this.posted.values()]);
  }

  get sums(): ShareSums {
    return {
      earnedCents: this.earnedCents,
      refundPartsCents: 0,
      refundPartsBeforeTransferCents: 0,
      sentCents: this.sentCents,
      clawedBackCents: this.known?.clawbackCents ?? 0,
      borneCents: this.known?.borneCents ?? 0,
      owedAgainCents: 0,
    };
  }

  get payment(): DisputedPayment {
    const { capturedCents, earnedCents, sums } = this;
    return {
      id: 'p', bookingId: 'b', capturedCents, earnedCents, refundedCents: 0,
      providerBorneCents: providerBorne(sums), shareSent: isShareSent(sums), disputesVisit: true,
    }; // prettier-ignore
  }

  /** The sweep: sends what is due unless a dispute holds it back. */
  pay(): void {
    if (this.known && freezes(this.known)) return;
    const dueCents = shareDue(this.sums);
    if (dueCents === 0) return;
    const split = netOfDebt(dueCents, Math.max(0, this.books.PROVIDER_DEBT ?? 0));
    this.post(transferSent(`transfer:${this.posted.size}`, PARTIES, split));
    this.sentCents += dueCents;
    this.transferredCents += split.sentCents;
  }

  see(status: DisputeStatus, amountCents: number): void {
    const consequence = disputeConsequence(this.payment, this.known, look(status, amountCents), 'd', PARTIES);
    this.post(...consequence.postings);
    this.known = { id: 'd', bearer: this.known?.bearer ?? null, ...consequence };
    this.events.push(...consequence.events.map(({ type }) => type));
    if (consequence.reverseCents > 0 && this.reversible) {
      this.post(transferReversed('reversal', PARTIES, consequence.reverseCents));
      this.reversedCents += consequence.reverseCents;
    }
  }

  decide(bearer: 'PLATFORM' | 'PROVIDER'): void {
    if (this.known?.status !== 'LOST' || this.known.bearer !== null) return;
    const { withdrawnCents } = this.known;
    const borneCents = bearer === 'PROVIDER' ? providerPartOfDispute(this.payment, withdrawnCents) : 0;
    this.post(decisionPosting(this.known, PARTIES, borneCents));
    this.known = { ...this.known, bearer, borneCents };
  }
}

const anyLife = fc
  .record({
    capturedCents: fc.integer({ min: 1, max: 100_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    disputed: fc.double({ min: 0, max: 1, noNaN: true }),
    reversible: fc.boolean(),
  })
  .map(({ capturedCents, share, disputed, reversible }) => ({
    life: new Life(capturedCents, Math.floor(capturedCents * share), reversible),
    disputedCents: Math.max(1, Math.floor(capturedCents * disputed)),
  }));
const DEEDS = ['PAY', 'BORNE_BY_PLATFORM', 'BORNE_BY_PROVIDER', 'WARNING_NEEDS_RESPONSE', 'WARNING_CLOSED', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'LOST', 'WON'] as const; // prettier-ignore

function live(life: Life, disputedCents: number, deed: (typeof DEEDS)[number]): void {
  if (deed === 'PAY') life.pay();
  else if (deed === 'BORNE_BY_PLATFORM') life.decide('PLATFORM');
  else if (deed === 'BORNE_BY_PROVIDER') life.decide('PROVIDER');
  else life.see(deed, disputedCents);
}

describe('random lives of a disputed payment', () => {
  it('keep balanced books, owe the provider exactly their share, and lose no cent', () => {
    fc.assert(
      fc.property(anyLife, fc.array(fc.constantFrom(...DEEDS), { maxLength: 14 }), ({ life, disputedCents }, deeds) => {
        for (const deed of deeds) live(life, disputedCents, deed);
        const books = life.books;
        expect(Object.values(books).reduce((sum, cents) => sum + cents, 0)).toBe(0);
        expect(Math.abs(books.PROVIDER_PAYABLE ?? 0)).toBe(shareDue(life.sums));
        expect(books.PROVIDER_DEBT ?? 0).toBeGreaterThanOrEqual(0);
        expect(life.reversedCents).toBeLessThanOrEqual(life.transferredCents);
        expect(life.transferredCents - life.reversedCents).toBeLessThanOrEqual(life.earnedCents);
        // Σ captured − Σ disputed = Σ transferred − Σ reversed + what stays at Stripe, fees apart.
        const withdrawn = life.known?.withdrawnCents ?? 0;
        const atStripe = (books.STRIPE_CLEARING ?? 0) + (books.STRIPE_FEES ?? 0);
        expect(life.capturedCents - withdrawn).toBe(life.transferredCents - life.reversedCents + atStripe);
      }),
    );
  });

  it('end with nothing in dispute and nothing frozen once the bank and the staff have decided', () => {
    fc.assert(
      fc.property(
        anyLife,
        fc.array(fc.constantFrom(...DEEDS), { maxLength: 10 }),
        fc.constantFrom('LOST' as const, 'WON' as const),
        fc.constantFrom('PLATFORM' as const, 'PROVIDER' as const),
        ({ life, disputedCents }, deeds, outcome, bearer) => {
          for (const deed of deeds) live(life, disputedCents, deed);
          life.see(outcome, disputedCents);
          life.decide(bearer);
          life.pay();
          const { books, known } = life;
          expect(known && freezes(known)).toBe(false);
          expect(books).not.toHaveProperty('DISPUTES');
          expect(books).not.toHaveProperty('PROVIDER_PAYABLE');
          const had = life.transferredCents - life.reversedCents - (books.PROVIDER_DEBT ?? 0);
          expect(had).toBe(life.earnedCents - (known?.borneCents ?? 0));
          expect(books.DISPUTE_LOSSES ?? 0).toBe((known?.withdrawnCents ?? 0) - (known?.borneCents ?? 0));
        },
      ),
    );
  });

  it('are the same whatever the order and number of looks', () => {
    const statuses: DisputeStatus[] = ['WARNING_NEEDS_RESPONSE', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'LOST'];
    const anyOrder = fc
      .array(fc.constantFrom(...statuses), { maxLength: 8 })
      .chain((repeated) =>
        fc.shuffledSubarray([...statuses, ...repeated], { minLength: statuses.length + repeated.length }),
      );
    fc.assert(
      fc.property(anyOrder, (order) => {
        const straight = new Life(10_001, 8_003, true);
        straight.pay();
        for (const status of statuses) straight.see(status, 5_003);
        const shuffled = new Life(10_001, 8_003, true);
        shuffled.pay();
        for (const status of order) shuffled.see(status, 5_003);
        expect(shuffled.books).toEqual(straight.books);
        expect(shuffled.known).toMatchObject({
          status: 'LOST',
          clawbackCents: straight.known?.clawbackCents,
          withdrawnCents: 5_003,
        });
        expect(shuffled.events.filter((type) => type === 'PaymentDisputeClosed')).toHaveLength(1);
      }),
    );
  });
});

describe('what a look tells the others', () => {
  it('is one event when a real dispute opens, one when an inquiry becomes one, one when it is over', () => {
    const life = new Life(10_000, 8_000, true);
    life.see('WARNING_NEEDS_RESPONSE', 10_000);
    life.see('WARNING_UNDER_REVIEW', 10_000);
    life.see('NEEDS_RESPONSE', 10_000);
    life.see('UNDER_REVIEW', 10_000);
    expect(life.known && isOpen(life.known.status)).toBe(true);
    life.see('WON', 10_000);
    life.see('WON', 10_000);
    expect(life.events).toEqual(['PaymentDisputed', 'PaymentDisputed', 'PaymentDisputeClosed']);
  });

  it('undoes a decision when a lost dispute is won on appeal', () => {
    const life = new Life(10_000, 8_000, true);
    life.see('LOST', 10_000);
    life.decide('PROVIDER');
    expect(life.books).toMatchObject({ DISPUTE_LOSSES: 2_000 });
    life.see('WON', 10_000);
    expect(life.books).toMatchObject({ PROVIDER_PAYABLE: -8_000 });
    expect(life.books).not.toHaveProperty('DISPUTE_LOSSES');
    expect(life.known).toMatchObject({ borneCents: 0, withdrawnCents: 0 });
  });

  it('never asks more of the provider than they have left, even when a bank disputes more than is left', () => {
    const payment = { capturedCents: 10_000, earnedCents: 8_000, refundedCents: 4_000, providerBorneCents: 3_200 };
    expect(providerPartOfDispute(payment, 10_000)).toBe(4_800);
    expect(providerPartOfDispute({ ...payment, refundedCents: 10_000, providerBorneCents: 8_000 }, 10_000)).toBe(0);
  });
});
