import { DAY, HOUR, plus } from '#kernel';
import { CARDS, createPaymentWorld, type PaymentWorld } from '../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
}, 60_000);
afterAll(() => world.close());

describe('a visit at short notice', () => {
  it('holds the money, takes it after the visit, and pays the provider when the claim window is over', async () => {
    const providerId = await world.providerWithAccount();
    const booking = await world.open({ providerId });
    const { bookingId } = booking;

    await world.pay(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000, capturedCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentSecured']);

    await world.transact(async (tx) => {
      await world.payments.capture(tx, bookingId);
      await world.payments.scheduleTransfer(tx, bookingId, plus(world.clock.now(), 2 * DAY));
    });
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', heldCents: 0, capturedCents: 10_000 });

    world.advance(2 * DAY + HOUR);
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentSecured', 'PaymentCaptured', 'PaymentTransferred']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_000, transferred: 8_000, refunded: 0 });
    // 20,00 € stay with the platform, of which a sixth is tax.
    expect(await world.ledger()).toEqual({ PLATFORM_REVENUE: -1_667, VAT: -333, STRIPE_CLEARING: 2_000 });
    expect(CARDS.good).toBeDefined();
  });
});
