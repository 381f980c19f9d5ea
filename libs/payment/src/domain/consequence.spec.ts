import fc from 'fast-check';
import { DAY, HOUR, plus } from '#kernel';
import { AUTHORISATION_RULES } from './authorisation-schedule.js';
import { consequenceOf } from './consequence.js';
import type { PaymentFacts, Sighting } from './sighting.js';
import { PAYMENT_STATES, type PaymentState } from './payment-state.js';
import type { SeenIntent } from './seen.js';

const now = new Date('2026-11-23T08:00:00Z');
const rules = { ...AUTHORISATION_RULES, vatBasisPoints: 2_000 };

const payment = (state: PaymentState, more: Partial<PaymentFacts> = {}): PaymentFacts => ({
  id: 'payment',
  bookingId: 'booking',
  customerId: 'customer',
  providerId: 'provider',
  state,
  visitStart: plus(now, 2 * DAY),
  totalCents: 10_000,
  creditCents: 0,
  providerShareCents: 8_000,
  authorisedCents: 0,
  transferredCents: 0,
  feeCents: null,
  feeProviderCents: null,
  checkoutSessionId: 'page',
  paymentMethodId: null,
  intentId: null,
  transferDueAt: null,
  ...more,
});

const intent = (more: Partial<SeenIntent> = {}): SeenIntent => ({
  id: 'intent',
  paymentId: 'payment',
  furtherChargeId: null,
  operationId: null,
  status: 'requires_capture',
  amountCents: 10_000,
  receivedCents: 0,
  chargeId: 'charge',
  paymentMethodId: 'card',
  captureBefore: plus(now, 7 * DAY),
  stripeFeeCents: null,
  refusal: null,
  ...more,
});

const held = payment('AUTHORISED', { authorisedCents: 10_000, intentId: 'intent' });
const taken = intent({ status: 'succeeded', receivedCents: 10_000, stripeFeeCents: 175 });
const of = (facts: PaymentFacts, sighting: Sighting) => consequenceOf(facts, sighting, now, rules);
const events = (facts: PaymentFacts, sighting: Sighting) => of(facts, sighting)?.events.map((event) => event.type);

describe('a hold', () => {
  it('made on the payment page secures the booking and is remembered with its own end', () => {
    const consequence = of(payment('CHECKOUT_OPEN'), { what: 'HELD', intent: intent() });
    expect(consequence?.changes).toMatchObject({
      state: 'AUTHORISED',
      intentId: 'intent',
      chargeId: 'charge',
      captureBefore: plus(now, 7 * DAY),
      paymentMethodId: 'card',
      authorisedCents: 10_000,
    });
    expect(consequence?.events).toEqual([
      { type: 'PaymentSecured', data: { paymentId: 'payment', bookingId: 'booking', how: 'HOLD' } },
    ]);
  });

  it.each(['AUTHORISING', 'ACTION_REQUIRED', 'AUTH_FAILED'] as const)(
    'made later, from %s, is an authorisation',
    (state) => {
      expect(events(payment(state), { what: 'HELD', intent: intent() })).toEqual(['PaymentAuthorised']);
    },
  );

  it.each(['RELEASING', 'CANCELLED', 'FEE_CAPTURING', 'CAPTURED'] as const)(
    'seen too late, in %s, changes nothing',
    (state) => {
      expect(of(payment(state), { what: 'HELD', intent: intent() })).toBeNull();
    },
  );

  it('that ended is forgotten, unless it was another one', () => {
    expect(of(held, { what: 'HOLD_LOST', intent: intent({ status: 'canceled' }) })?.changes).toMatchObject({
      state: 'AUTH_EXPIRED',
      intentId: null,
      authorisedCents: 0,
    });
    expect(of(held, { what: 'HOLD_LOST', intent: intent({ id: 'an old one', status: 'canceled' }) })).toBeNull();
  });
});

describe('a payment page', () => {
  it('that lapsed tells the booking, unless it is an old one', () => {
    expect(events(payment('CHECKOUT_OPEN'), { what: 'CHECKOUT_LAPSED', sessionId: 'page' })).toEqual([
      'CheckoutExpired',
    ]);
    expect(of(payment('CHECKOUT_OPEN'), { what: 'CHECKOUT_LAPSED', sessionId: 'an old one' })).toBeNull();
  });

  it('on which the card was saved secures the booking', () => {
    const consequence = of(payment('SETUP_PENDING'), { what: 'METHOD_SAVED', paymentMethodId: 'card' });
    expect(consequence?.changes).toMatchObject({ state: 'METHOD_SAVED', paymentMethodId: 'card' });
    expect(consequence?.events).toMatchObject([{ type: 'PaymentSecured', data: { how: 'METHOD_SAVED' } }]);
  });
});

describe('a refusal', () => {
  it('of the off-session hold asks the customer to act until a day before the visit', () => {
    const consequence = of(payment('AUTHORISING'), { what: 'DECLINED' });
    expect(consequence?.changes).toEqual({ state: 'AUTH_FAILED', actionDeadline: plus(now, DAY) });
    expect(consequence?.events).toMatchObject([
      { type: 'PaymentActionRequired', data: { customerId: 'customer', deadline: plus(now, DAY).toISOString() } },
    ]);
  });

  it('in the last hours still leaves two of them', () => {
    const late = payment('AUTHORISING', { visitStart: plus(now, 12 * HOUR) });
    expect(of(late, { what: 'AUTHENTICATION_NEEDED' })?.changes).toEqual({
      state: 'ACTION_REQUIRED',
      actionDeadline: plus(now, 2 * HOUR),
    });
  });

  it('of the whole price or of a fee is a person’s matter', () => {
    for (const [state, what] of [
      ['CAPTURING', 'DECLINED'],
      ['FEE_CAPTURING', 'FEE_REFUSED'],
    ] as const) {
      expect(of(payment(state, { creditCents: 2_000 }), { what })).toMatchObject({
        // What was not collected uses up no credit.
        changes: { state: 'UNCOLLECTED', actionDeadline: null, creditCents: 0 },
        events: [],
      });
    }
  });
});

describe('money taken', () => {
  it('closes the hold, is owed to the provider, and says what Stripe kept', () => {
    const consequence = of({ ...held, state: 'CAPTURING' }, { what: 'CAPTURED', intent: taken });
    expect(consequence?.changes).toMatchObject({
      state: 'CAPTURED',
      capturedCents: 10_000,
      authorisedCents: 10_000,
      earnedCents: 8_000,
      captureBefore: null,
    });
    expect(consequence?.postings.map(({ kind }) => kind)).toEqual(['HOLD_RELEASED', 'CAPTURE', 'STRIPE_FEE']);
    expect(consequence?.events).toMatchObject([
      { type: 'PaymentCaptured', data: { amountCents: 10_000, feeOnly: false } },
    ]);
  });

  it('waits for its transfer when the date is known already', () => {
    const scheduled = { ...held, state: 'CAPTURING' as const, transferDueAt: plus(now, DAY) };
    expect(of(scheduled, { what: 'CAPTURED', intent: taken })?.changes.state).toBe('TRANSFER_PENDING');
  });

  it('without a hold closes none', () => {
    const consequence = of(payment('CAPTURING'), { what: 'CAPTURED', intent: taken });
    expect(consequence?.postings.map(({ kind }) => kind)).toEqual(['CAPTURE', 'STRIPE_FEE']);
    expect(consequence?.changes).toMatchObject({ authorisedCents: 10_000, capturedCents: 10_000 });
  });

  it('in part, by someone at Stripe’s dashboard, is shared in proportion', () => {
    const consequence = of(held, { what: 'CAPTURED', intent: intent({ status: 'succeeded', receivedCents: 5_000 }) });
    expect(consequence?.changes).toMatchObject({ capturedCents: 5_000, earnedCents: 4_000 });
  });

  it('as a fee is shared as the cancellation said, and the provider’s part is due at once', () => {
    const facts = { ...held, state: 'FEE_CAPTURING' as const, feeCents: 5_000, feeProviderCents: 4_100 };
    const consequence = of(facts, { what: 'FEE_PAID', intent: intent({ status: 'succeeded', receivedCents: 5_000 }) });
    expect(consequence?.changes).toMatchObject({
      state: 'FEE_CAPTURED',
      capturedCents: 5_000,
      earnedCents: 4_100,
      transferDueAt: now,
    });
    expect(consequence?.events).toMatchObject([
      { type: 'PaymentCaptured', data: { amountCents: 5_000, feeOnly: true } },
    ]);
  });
});

describe('money taken beside a credit', () => {
  const withCredit = { ...held, creditCents: 2_000, authorisedCents: 8_000 };
  const balance = (postings: readonly { postings: readonly { account: string; amountCents: number }[] }[]) =>
    Object.fromEntries(
      postings.flatMap((each) => each.postings).map(({ account, amountCents }) => [account, amountCents]),
    );

  it('is the whole price when the card paid its part: the provider earns their whole share', () => {
    const seen = intent({ status: 'succeeded', receivedCents: 8_000 });
    const consequence = of({ ...withCredit, state: 'CAPTURING' }, { what: 'CAPTURED', intent: seen });
    expect(consequence?.changes).toMatchObject({ capturedCents: 8_000, earnedCents: 8_000, creditCents: 2_000 });
    expect(balance(consequence?.postings ?? [])).toMatchObject({ STRIPE_CLEARING: 8_000, PROVIDER_PAYABLE: -8_000 });
  });

  it('leaves the credit alone when somebody took less at Stripe’s dashboard', () => {
    const seen = intent({ status: 'succeeded', receivedCents: 5_000 });
    const consequence = of(withCredit, { what: 'CAPTURED', intent: seen });
    expect(consequence?.changes).toMatchObject({ capturedCents: 5_000, earnedCents: 4_000, creditCents: 0 });
  });

  it.each([
    ['the whole price, takes the credit too', 10_000, 8_000, 2_000],
    ['less than the card’s part, takes no credit', 5_000, 5_000, 0],
  ])('as a fee of %s', (_, feeCents, receivedCents, creditCents) => {
    const facts = { ...withCredit, state: 'FEE_CAPTURING' as const, feeCents, feeProviderCents: 4_000 };
    const consequence = of(facts, { what: 'FEE_PAID', intent: intent({ status: 'succeeded', receivedCents }) });
    expect(consequence?.changes).toMatchObject({ creditCents, earnedCents: 4_000 });
  });

  it('as a fee of which the provider has no part is sent to nobody', () => {
    for (const feeProviderCents of [0, null]) {
      const facts = { ...held, state: 'FEE_CAPTURING' as const, feeCents: 5_000, feeProviderCents };
      const seen = intent({ status: 'succeeded', receivedCents: 5_000 });
      expect(of(facts, { what: 'FEE_PAID', intent: seen })?.changes).toMatchObject({
        earnedCents: 0,
        transferDueAt: null,
      });
    }
  });
});

describe('a hold that is let go', () => {
  it('says how much it was, and its memorandum ends', () => {
    const consequence = of({ ...held, state: 'RELEASING', creditCents: 2_000 }, { what: 'RELEASED' });
    expect(consequence?.step).toEqual({ what: 'RELEASED', amountCents: 10_000 });
    expect(consequence?.changes).toMatchObject({ state: 'CANCELLED', authorisedCents: 0, creditCents: 0 });
    expect(consequence?.postings).toMatchObject([{ kind: 'HOLD_RELEASED', key: 'hold-ended:intent' }]);
  });

  it('that was never made has no amount and no memorandum', () => {
    const consequence = of(payment('RELEASING'), { what: 'RELEASED' });
    expect(consequence?.step).toEqual({ what: 'RELEASED' });
    expect(consequence?.postings).toEqual([]);
  });
});

describe('a transfer', () => {
  it('is booked with the debt it settles, also for a fee, whose payment stays where it is', () => {
    const sent: Sighting = { what: 'TRANSFERRED', operationId: 'operation', sentCents: 3_000, settledDebtCents: 1_000 };
    expect(of(payment('TRANSFER_PENDING'), sent)?.changes).toEqual({
      state: 'TRANSFERRED',
      transferredCents: 3_000,
      transferDueAt: null,
    });
    expect(of(payment('FEE_CAPTURED'), sent)?.changes).toEqual({
      state: 'FEE_CAPTURED',
      transferredCents: 3_000,
      transferDueAt: null,
    });
    expect(of(payment('FEE_CAPTURED'), sent)?.postings[0]?.postings).toHaveLength(3);
  });
});

const WITHOUT_HOLD = new Set<PaymentState>([
  'CREATED',
  'METHOD_SAVED',
  'AUTH_EXPIRED',
  'CAPTURED',
  'CANCELLED',
  'FEE_CAPTURED',
]);

describe('whatever is seen in whatever state', () => {
  const sightings: Sighting[] = [
    { what: 'CHECKOUT_LAPSED', sessionId: 'page' },
    { what: 'METHOD_SAVED', paymentMethodId: 'card' },
    { what: 'HELD', intent: intent() },
    { what: 'HOLD_LOST', intent: intent({ status: 'canceled' }) },
    { what: 'CAPTURED', intent: taken },
    { what: 'FEE_PAID', intent: taken },
    { what: 'AUTHENTICATION_NEEDED' },
    { what: 'DECLINED' },
    { what: 'FEE_REFUSED' },
    { what: 'RELEASED' },
  ];

  it('a second look at the same thing changes nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAYMENT_STATES), fc.constantFrom(...sightings), (state, sighting) => {
        const first = of(payment(state, { intentId: 'intent' }), sighting);
        if (first) expect(of(payment(first.changes.state, { intentId: 'intent' }), sighting)).toBeNull();
      }),
    );
  });

  it('in any order, money is taken at most once and the hold’s memorandum nets to nothing in the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAYMENT_STATES),
        fc.array(fc.constantFrom(...sightings), { maxLength: 12 }),
        (start, seen) => {
          let facts = payment(start);
          const kinds: string[] = [];
          for (const sighting of seen) {
            const consequence = of(facts, sighting);
            if (!consequence) continue;
            const { state, intentId = facts.intentId, authorisedCents = facts.authorisedCents } = consequence.changes;
            facts = { ...facts, state, intentId, authorisedCents };
            kinds.push(...consequence.postings.map(({ kind }) => kind));
          }
          const count = (kind: string): number => kinds.filter((other) => other === kind).length;
          expect(count('CAPTURE') + count('FEE')).toBeLessThanOrEqual(1);
          const openHolds = count('HOLD') - count('HOLD_RELEASED');
          expect([0, 1]).toContain(openHolds);
          if (WITHOUT_HOLD.has(facts.state)) expect(openHolds).toBe(0);
        },
      ),
    );
  });
});
