import { HOUR } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { createPaymentWorld, type OpenedPayment, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
const acts = disputeActs(() => world);

const chargeOf = ({ bookingId }: OpenedPayment) =>
  world.db.prisma.paymentCharge.findFirstOrThrow({ where: { bookingId } });

/** Further money of a visit: paid, its share not sent. Stripe's id of the bank's dispute about it. */
async function disputedCharge(kind: 'TIP' | 'OVERTIME', providerShareCents: number) {
  const booking = await acts.taken();
  const input = { kind, amountCents: 1_000, providerShareCents };
  await world.transact((tx) => world.payments.chargeFurther(tx, booking.bookingId, input));
  await world.settle();
  const { id } = world.sandbox.disputes.open((await chargeOf(booking)).stripeChargeId ?? '', {});
  await world.settle();
  return { booking, dispute: id };
}

async function shareTime(): Promise<void> {
  world.advance(HOUR);
  await world.runJob('payment.transfer-charges-due');
  await world.settle();
}

describe('a tip or overtime that is disputed before its share was sent', () => {
  it.each([
    ['TIP', 1_000],
    ['OVERTIME', 850],
  ] as const)('waits (%s) as a visit does, and is sent when the dispute is won', async (kind, share) => {
    const { booking, dispute } = await disputedCharge(kind, share);
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'PAID', transferredCents: 0 });
    await acts.closed(dispute, 'won');
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'TRANSFERRED', transferredCents: share });
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });

  it('is not sent when the provider bears what was lost, a tip neither', async () => {
    const { booking, dispute } = await disputedCharge('TIP', 1_000);
    await acts.closed(dispute, 'lost');
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'PAID' });
    await acts.decide(dispute, 'PROVIDER');
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 0 });
    const { PROVIDER_DEBT, PROVIDER_PAYABLE } = await acts.books(booking);
    // Of this booking only the visit's own share is owed still.
    expect({ PROVIDER_DEBT, PROVIDER_PAYABLE }).toEqual({ PROVIDER_PAYABLE: -8_000 });
  });

  it('is sent after all when the platform bears what was lost', async () => {
    const { booking, dispute } = await disputedCharge('OVERTIME', 850);
    await acts.closed(dispute, 'lost');
    await acts.decide(dispute, 'PLATFORM');
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 850 });
  });
});
