import { newId, type BookingId } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import type { MoneyExplanation } from '../domain/explain-money.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
const acts = disputeActs(() => world);

const QUERY = `query ($id: ID!) { explainMoney(bookingId: $id) {
  steps { at what amountCents parts { part amountCents } stripeIds operation }
  sums { capturedCents refundedCents disputedCents creditCents transferredCents reversedCents providerShareCents
    providerDueCents providerDebtCents commissionCents vatCents stripeFeesCents undecidedCents lossCents }
  checks { check holds gapCents } } }`;
const support = () => world.actor(['admin'], { permissions: ['support'] });
const ask = (id: string, as = support()) =>
  world.graphql<{ explainMoney: MoneyExplanation | null }>(QUERY, { id }, { as });
const HOLDS = ['BOOKS_BALANCE', 'MONEY_PASSED_ON', 'RECORDS_AGREE'].map((check) => ({
  check,
  holds: true,
  gapCents: 0,
}));

describe('a booking’s money', () => {
  it('is explained to support: visit, tip, transfer, refund, what was taken back, and Stripe’s objects', async () => {
    const booking = await acts.transferred();
    const { bookingId } = booking;
    const tip = { kind: 'TIP', amountCents: 700, providerShareCents: 700 } as const;
    await world.transact((tx) => world.payments.chargeFurther(tx, bookingId, tip));
    await world.settle();
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    await world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents: 2_500, reason: 'TEST' }));
    await world.settle();

    const { explainMoney: explained } = (await ask(bookingId)).data;
    const whats = explained?.steps.map(({ what }) => what) ?? [];
    for (const what of ['CHECKOUT_OPENED', 'HOLD', 'CAPTURE', 'TIP_ASKED', 'TIP', 'TRANSFER', 'REFUND', 'REVERSAL'])
      expect(whats).toContain(what);
    expect(whats).not.toContain('OTHER');
    expect(explained?.sums).toMatchObject({
      capturedCents: 10_700,
      refundedCents: 2_500,
      transferredCents: 8_700,
      reversedCents: 2_000,
      providerShareCents: 6_700,
      providerDueCents: 0,
      providerDebtCents: 0,
    });
    expect(explained?.checks).toEqual(HOLDS);
    const { intentId, chargeId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    expect(explained?.steps.find(({ what }) => what === 'CAPTURE')).toMatchObject({
      amountCents: 10_000,
      stripeIds: [intentId, chargeId],
    });
    expect(explained?.steps.find(({ what }) => what === 'REFUND')?.stripeIds).toEqual([expect.stringMatching(/^re_/)]);
    const instants = explained?.steps.map(({ at }) => new Date(at).getTime()) ?? [];
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });

  it('is explained while a bank has it, and after it is lost and decided', async () => {
    const booking = await acts.transferred();
    const dispute = await acts.disputed(booking);
    const open = (await ask(booking.bookingId, acts.finance())).data.explainMoney;
    expect(open?.sums).toMatchObject({ disputedCents: 10_000, undecidedCents: 10_000, reversedCents: 8_000 });
    expect(open?.checks).toEqual(HOLDS);
    expect(open?.steps.find(({ what }) => what === 'DISPUTE_TAKEN')?.stripeIds).toContain(dispute);
    await acts.closed(dispute, 'lost');
    await acts.decide(dispute, 'PLATFORM');
    const decided = (await ask(booking.bookingId)).data.explainMoney;
    expect(decided?.sums).toMatchObject({ undecidedCents: 0, lossCents: 10_000, transferredCents: 16_000 });
    expect(decided?.checks).toEqual(HOLDS);
  });

  it('is nothing without a payment, and nobody else’s business', async () => {
    expect((await ask(newId<BookingId>())).data).toEqual({ explainMoney: null });
    expect((await ask('x')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['vetting'] })])
      expect((await ask(newId(), as)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
