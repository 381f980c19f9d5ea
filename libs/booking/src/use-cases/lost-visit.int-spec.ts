import { DAY } from '#kernel';
import { bookingActs } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from '../../../../test/support/booking-world.js';

let world: BookingWorld;
let camille: Customer;
let paul: BookableProvider;
let support: Person;
beforeAll(async () => {
  world = await createBookingWorld();
  support = await world.person('Support', ['admin'], ['support']);
});
beforeEach(async () => {
  camille = await world.customer();
  paul = await world.provider();
});
afterAll(() => world.close());

const acts = bookingActs(() => ({ world, camille, paul }));
const CREDITS = 'query { answer: myCredits { availableCents credits { reason grantedCents remainingCents } } }';
const mine = (who: Person) => world.ask<Record<string, unknown>>(CREDITS, {}, who);
const usable = (quoteId: string) =>
  world.ask<number>('query ($id: ID!) { answer: usableCredit(quoteId: $id) }', { id: quoteId }, camille);
const USED = 'payment { totalCents creditCents heldCents }';

/** Paul gives up a confirmed visit. */
async function lost(): Promise<Answer> {
  const booking = await acts.confirmed();
  expect(await acts.cancel(paul, booking)).toMatchObject({ state: 'CANCELLED' });
  await world.settle();
  return booking;
}

describe('a customer whose provider gives up a confirmed visit', () => {
  it('gets a credit once, besides everything they paid, and can pay part of the next visit with it', async () => {
    await lost();
    expect(await mine(camille)).toEqual({
      availableCents: 1_000,
      credits: [{ reason: 'PROVIDER_CANCELLED', grantedCents: 1_000, remainingCents: 1_000 }],
    });
    const other = await world.provider();
    const quote = await world.quote(camille, other);
    const price = Number(quote['totalCents']);
    expect(await usable(quote.id)).toBe(1_000);
    expect(await world.hold(camille, quote.id, { creditCents: 1_001 })).toMatchObject({
      __typename: 'CreditNotUsable',
    });
    const booking = await world.hold(camille, quote.id, { creditCents: 1_000 });
    expect(booking).toMatchObject({ __typename: 'Booking', totalCents: price });
    expect(await mine(camille)).toMatchObject({ availableCents: 0 });
    const page = await world.checkout(camille, booking.id);
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    await world.settle();
    expect(await world.see(camille, booking.id, USED)).toMatchObject({
      payment: { totalCents: price, creditCents: 1_000, heldCents: price - 1_000 },
    });
    expect(await world.see(other, booking.id, USED)).toMatchObject({ payment: { creditCents: null } });
  });

  it('gets none when they give it up themselves, nor for a request that was never accepted', async () => {
    const booking = await acts.confirmed();
    expect(await acts.cancel(camille, booking, 10_000_000)).toMatchObject({ state: 'CANCELLED' });
    const asked = await world.paid(camille, await world.provider());
    expect(await acts.cancel(camille, asked)).toMatchObject({ state: 'CANCELLED' });
    await world.settle();
    expect(await mine(camille)).toEqual({ availableCents: 0, credits: [] });
  });

  it('can’t use it for two visits held at the same moment', async () => {
    await lost();
    const quotes = await Promise.all([0, 1, 2].map(async () => world.quote(camille, await world.provider())));
    const held = await Promise.all(quotes.map(({ id }) => world.hold(camille, id, { creditCents: 1_000 })));
    expect(held.map(({ __typename: name }) => name).sort()).toEqual(['Booking', 'CreditNotUsable', 'CreditNotUsable']);
    expect(await mine(camille)).toMatchObject({ availableCents: 0 });
  });
});

describe('support', () => {
  const grant = (bookingId: string, amountCents: number, idempotencyKey = key(), as: Person = support) =>
    world.ask(
      `mutation ($input: GrantGoodwillCreditInput!) { answer: grantGoodwillCredit(input: $input) { __typename
        ... on Credit { id reason grantedCents } ... on GoodwillLimitReached { leftCents message } } }`,
      { input: { bookingId, amountCents, reason: 'LATE_VISIT', idempotencyKey } },
      as,
    );

  it('makes a visit good within a limit, once for a request, and leaves a trace', async () => {
    const booking = await world.held(camille, paul);
    const idempotencyKey = key();
    const first = await grant(booking.id, 2_000, idempotencyKey);
    expect(first).toMatchObject({ __typename: 'Credit', reason: 'GOODWILL', grantedCents: 2_000 });
    expect(await grant(booking.id, 2_000, idempotencyKey)).toEqual(first);
    expect(await grant(booking.id, 3_500)).toEqual({
      __typename: 'GoodwillLimitReached',
      leftCents: 3_000,
      message: 'Goodwill is limited to €50.00 for a customer in 30 days: €30.00 is left.',
    });
    expect(await mine(camille)).toMatchObject({ availableCents: 2_000 });
    const traces = await world.db.prisma.auditEntry.findMany({ where: { action: 'credit.granted' } });
    expect(traces).toHaveLength(1);
    await expect(grant(booking.id, 500, key(), camille)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('has its limit back for a customer after 30 days, and for every other customer meanwhile', async () => {
    const booking = await world.held(camille, paul);
    expect(await grant(booking.id, 5_000)).toMatchObject({ __typename: 'Credit' });
    expect(await grant(booking.id, 100)).toMatchObject({ __typename: 'GoodwillLimitReached', leftCents: 0 });
    const others = await world.held(await world.customer('Inès'), await world.provider());
    expect(await grant(others.id, 5_000)).toMatchObject({ __typename: 'Credit' });
    await world.later(30 * DAY + 1);
    support = await world.signedInAgain(support, true);
    expect(await grant(booking.id, 5_000)).toMatchObject({ __typename: 'Credit' });
  });
});
