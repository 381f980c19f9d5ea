import fc from 'fast-check';
import { DAY, HOUR, newId, plus, type BookingId, type UserId } from '#kernel';
import { createPaymentWorld, type OpenedPayment, type PaymentWorld } from '../../../test/support/payment-world.js';
import { takeCredits } from './domain/credit.js';
import { CreditStore } from './store/credit.store.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());

const URLS = { successUrl: 'http://localhost/paid', cancelUrl: 'http://localhost/left' };

/** A customer with a credit of 15,00 €, granted as one of 10,00 € and one of 5,00 €. */
async function customer(grants: readonly number[] = [1_000, 500]): Promise<UserId> {
  const customerId = newId<UserId>();
  const now = world.clock.now();
  for (const [index, grantedCents] of grants.entries()) {
    const expiresAt = plus(now, (index + 1) * 100 * DAY);
    await world.transact((tx) =>
      world
        .get(CreditStore)
        .grant(tx, { customerId, grantedCents, reason: 'PROVIDER_CANCELLED', bookingId: newId(), expiresAt }, now),
    );
  }
  return customerId;
}

const credits = (customerId: UserId) => world.get(CreditStore).ofCustomer(customerId);
const left = async (customerId: UserId): Promise<number> =>
  (await credits(customerId)).reduce((sum, { remainingCents }) => sum + remainingCents, 0);

/** A visit of 100,00 €, 80,00 € of them the provider's, of which the credit pays 15,00 €. */
async function opened(customerId: UserId, more: Parameters<typeof world.open>[0] = {}): Promise<OpenedPayment> {
  return world.open({ customerId, creditCents: 1_500, ...more });
}

async function secured(customerId: UserId, more: Parameters<typeof world.open>[0] = {}): Promise<OpenedPayment> {
  const booking = await opened(customerId, more);
  await world.pay(booking.bookingId);
  await world.settle();
  return booking;
}

const ledgerOf = async (bookingId: BookingId): Promise<Record<string, number>> => {
  const entries = await world.db.prisma.ledgerEntry.findMany({ where: { transaction: { bookingId } } });
  const sums = Map.groupBy(entries, ({ account }) => account);
  return Object.fromEntries(
    [...sums]
      .map(([account, lines]) => [account, lines.reduce((sum, { amountCents }) => sum + amountCents, 0)] as const)
      .filter(([, sum]) => sum !== 0),
  );
};

describe('a visit paid in part by credit', () => {
  it('charges the card the rest, and costs the provider nothing', async () => {
    const customerId = await customer();
    const { bookingId } = await secured(customerId, { providerId: await world.providerWithAccount() });
    expect(await left(customerId)).toBe(0);
    expect(await world.summary(bookingId)).toMatchObject({ heldCents: 8_500, creditCents: 1_500 });
    await world.transact(async (tx) => {
      await world.payments.capture(tx, bookingId);
      await world.payments.scheduleTransfer(tx, bookingId, plus(world.clock.now(), HOUR));
    });
    await world.settle();
    world.advance(2 * HOUR);
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ capturedCents: 8_500, transferredCents: 8_000 });
    const { STRIPE_FEES: fees = 0, ...ledger } = await ledgerOf(bookingId);
    // The platform's 20,00 € are 5,00 € in money and 15,00 € of its own credit.
    expect(ledger).toEqual({ PLATFORM_REVENUE: -1_667, VAT: -333, PROMOTION: 1_500, STRIPE_CLEARING: 500 - fees });
    expect(await world.db.prisma.customerCreditUse.findMany({ where: { credit: { customerId } } })).toMatchObject([
      { amountCents: 1_000, spentCents: 1_000 },
      { amountCents: 500, spentCents: 500 },
    ]);
  });

  it('holds the rest on a saved card, long ahead', async () => {
    const customerId = await customer();
    const { bookingId } = await secured(customerId, { hoursAhead: 20 * 24 });
    world.advance(18 * DAY + HOUR);
    await world.runJob('payment.authorise-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 8_500 });
  });

  it.each([
    ['before anything is paid', false],
    ['after the money was held', true],
  ])('gives the credit back when it is cancelled for nothing %s', async (_when, paid) => {
    const customerId = await customer();
    const { bookingId } = paid ? await secured(customerId) : await opened(customerId);
    const cancel = () =>
      world.transact((tx) =>
        world.payments.cancel(tx, bookingId, { feeCents: 0, providerShareCents: 0, reason: 'TEST' }),
      );
    await cancel();
    await cancel();
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', creditCents: 0 });
    expect(await left(customerId)).toBe(1_500);
    expect(await ledgerOf(bookingId)).toEqual({});
  });

  it('gives the credit back when the payment page was left until it closed and the hold ran out', async () => {
    const customerId = await customer();
    const { bookingId } = await opened(customerId);
    await world.payments.checkout(bookingId, URLS);
    world.advance(HOUR);
    await world.settle();
    await world.transact((tx) =>
      world.payments.cancel(tx, bookingId, { feeCents: 0, providerShareCents: 0, reason: 'HOLD_EXPIRED' }),
    );
    await world.settle();
    expect(await left(customerId)).toBe(1_500);
  });

  it.each([
    ['half: the card pays it, the credit comes back', 5_000, 4_000, 5_000, 1_500],
    ['the whole: the card pays its part and the credit the rest', 10_000, 8_000, 8_500, 0],
    ['nearly the whole: of the credit comes back what is not needed', 9_000, 7_200, 8_500, 1_000],
  ])('takes a late fee of %s', async (_what, feeCents, providerShareCents, capturedCents, back) => {
    const customerId = await customer();
    const { bookingId } = await secured(customerId);
    await world.transact((tx) =>
      world.payments.cancel(tx, bookingId, { feeCents, providerShareCents, reason: 'POLICY' }),
    );
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'FEE_CAPTURED', capturedCents });
    expect(await left(customerId)).toBe(back);
    const ledger = await ledgerOf(bookingId);
    expect(ledger['PROVIDER_PAYABLE']).toBe(-providerShareCents);
    expect((ledger['PLATFORM_REVENUE'] ?? 0) + (ledger['VAT'] ?? 0)).toBe(providerShareCents - feeCents);
  });

  it.each([
    ['before the provider was paid', false],
    ['after the provider was paid', true],
  ])('is refunded to the card first and then to the credit, %s', async (_when, transferred) => {
    const customerId = await customer();
    const { bookingId } = await secured(customerId, { providerId: await world.providerWithAccount() });
    await world.transact(async (tx) => {
      await world.payments.capture(tx, bookingId);
      if (transferred) await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
    });
    await world.settle();
    await world.runJob('payment.transfer-due');
    await world.settle();
    const refund = async (amountCents?: number) => {
      const answer = await world.transact((tx) =>
        world.payments.refund(tx, bookingId, { ...(amountCents ? { amountCents } : {}), reason: 'CLAIM' }),
      );
      await world.settle();
      return answer;
    };
    expect(await refund(5_000)).toMatchObject({ ok: true });
    expect(await world.summary(bookingId)).toMatchObject({ refundedCents: 5_000, creditReturnedCents: 0 });
    expect(await left(customerId)).toBe(0);
    expect(await refund()).toMatchObject({ ok: true });
    expect(await world.summary(bookingId)).toMatchObject({ refundedCents: 8_500, creditReturnedCents: 1_500 });
    expect(await left(customerId)).toBe(1_500);
    expect(await refund(1)).toMatchObject({ ok: false, error: { kind: 'NothingToRefund', refundableCents: 0 } });
    const { STRIPE_FEES: fees = 0, PLATFORM_REVENUE: revenue = 0, VAT: tax = 0, ...rest } = await ledgerOf(bookingId);
    expect(rest).toEqual({ STRIPE_CLEARING: -fees });
    // The tax of each refund is rounded by itself.
    expect(revenue + tax).toBe(0);
  });
});

describe('a credit', () => {
  const ask = (customerId: UserId, totalCents = 10_000, providerShareCents = 8_000) =>
    world.transact((tx) => world.payments.usableCredit(tx, customerId, { totalCents, providerShareCents }));

  it('is not used once it has ended, and lives on a month when it comes back', async () => {
    const customerId = await customer([1_000]);
    const { bookingId } = await opened(customerId, { creditCents: 1_000 });
    const shown = () => world.get(CreditStore).availableCents(customerId, world.clock.now());
    const other = await customer([700]);
    expect(await world.get(CreditStore).availableCents(other, world.clock.now())).toBe(700);
    world.advance(101 * DAY);
    expect(await ask(customerId)).toBe(0);
    expect(await world.get(CreditStore).availableCents(other, world.clock.now())).toBe(0);
    await world.transact((tx) =>
      world.payments.cancel(tx, bookingId, { feeCents: 0, providerShareCents: 0, reason: 'TEST' }),
    );
    expect(await ask(customerId)).toBe(1_000);
    expect(await shown()).toBe(1_000);
    world.advance(31 * DAY);
    expect(await ask(customerId)).toBe(0);
    expect(await shown()).toBe(0);
  });

  it('is set aside once, however many visits are booked with it at the same time', async () => {
    const customerId = await customer([1_000]);
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        world.transact(async (tx) => {
          const price = { totalCents: 10_000, providerShareCents: 8_000 };
          const creditCents = await world.payments.usableCredit(tx, customerId, price);
          if (creditCents < 700) throw new Error('Too late');
          return world.payments.open(tx, {
            ...(await visitOf(customerId)),
            creditCents: 700,
          });
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await left(customerId)).toBe(300);
  });

  it('is refused by the database when it would be overdrawn or paid out of the provider’s share', async () => {
    const customerId = await customer([1_000]);
    await expect(opened(customerId, { creditCents: 1_001 })).rejects.toThrow(RangeError);
    await expect(opened(await customer([5_000]), { creditCents: 2_001 })).rejects.toThrow(
      /payment_credit_leaves_the_share/,
    );
    const [{ id } = { id: '' }] = await credits(customerId);
    await expect(
      world.db.prisma.customerCredit.update({ where: { id }, data: { remainingCents: -1 } }),
    ).rejects.toThrow(/customer_credit_never_overdrawn/);
    expect(await left(customerId)).toBe(1_000);
  });

  it('loses and invents no cent in any life of any visits, several at once', async () => {
    const store = world.get(CreditStore);
    const end = fc.constantFrom('RELEASE', 'SPEND', 'SPEND_PART', 'REFUND', 'KEEP' as const);
    const lives = fc.array(fc.record({ amountCents: fc.integer({ min: 1, max: 900 }), end }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 3 }),
        lives,
        async (grants, visits) => {
          const customerId = await customer(grants);
          const now = world.clock.now();
          const spent = await Promise.all(
            visits.map(async ({ amountCents, end: how }) => {
              const paymentId = newId();
              const reserved = await world.transact(async (tx) => {
                await store.lockCustomer(tx, customerId);
                const open = await store.usable(tx, customerId, now);
                const available = open.reduce((sum, { remainingCents }) => sum + remainingCents, 0);
                const part = Math.min(available, amountCents);
                expect(takeCredits(open, part).length).toBeLessThanOrEqual(open.length);
                await store.reserve(tx, paymentId, open, part, now);
                return part;
              });
              const kept = { RELEASE: 0, SPEND: reserved, SPEND_PART: reserved >> 1, REFUND: reserved, KEEP: reserved }[
                how
              ];
              if (how !== 'KEEP') {
                await world.transact((tx) => store.settle(tx, paymentId, kept, now));
                await world.transact((tx) => store.settle(tx, paymentId, kept, now));
              }
              if (how !== 'REFUND') return kept;
              await world.transact((tx) => store.giveBack(tx, paymentId, kept >> 1, now));
              return kept - (kept >> 1);
            }),
          );
          const granted = grants.reduce((sum, cents) => sum + cents, 0);
          expect(await left(customerId)).toBe(granted - spent.reduce((sum, cents) => sum + cents, 0));
          for (const { remainingCents } of await credits(customerId)) expect(remainingCents).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 12 },
    );
  });
});

/** A visit as booking opens its payment. */
async function visitOf(customerId: UserId) {
  const { paymentId: _, ...visit } = await world.open({ customerId: newId<UserId>() });
  return { ...visit, bookingId: newId<BookingId>(), customerId };
}
