import { capturedPayment, failureOf, startBench, type Bench } from './testing/bench.js';
import { getId } from './store/reference.js';

describe('payments with the Stripe SDK', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench({ now: () => new Date('2026-11-22T09:00:00Z') });
  });

  afterEach(async () => {
    await bench.close();
  });

  const hold = async (card: string, rest: { off_session?: boolean; customer?: string } = {}) =>
    bench.stripe.paymentIntents.create({
      amount: 7_500,
      currency: 'eur',
      confirm: true,
      capture_method: 'manual',
      payment_method: card,
      transfer_group: 'booking-1',
      metadata: { bookingId: 'booking-1' },
      ...rest,
    });

  it('holds an amount, captures a part and gives the rest back', async () => {
    const held = await hold('pm_card_visa');
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 7_500, transfer_group: 'booking-1' });

    const captured = await bench.stripe.paymentIntents.capture(
      held.id,
      { amount_to_capture: 5_000 },
      { idempotencyKey: 'c1' },
    );
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 5_000, amount_capturable: 0 });

    const charge = await bench.stripe.charges.retrieve(getId(captured.latest_charge), {
      expand: ['balance_transaction'],
    });
    expect(charge).toMatchObject({ amount: 7_500, amount_captured: 5_000, captured: true });
    expect(charge.balance_transaction).toMatchObject({ amount: 5_000, fee: 100, net: 4_900, status: 'pending' });
    expect(bench.control.ledger()).toMatchObject({ charged: 5_000, fees: 100, difference: 0 });
  });

  it('says until when a hold lasts: seven days, less for a Visa that was not there', async () => {
    const now = bench.control.clock.now().getTime() / 1_000;
    const customer = await bench.stripe.customers.create({ email: 'c@example.test' });
    const captureBefore = async (card: string, offSession: boolean): Promise<number> => {
      const held = await hold(card, { off_session: offSession, customer: customer.id });
      const charge = await bench.stripe.charges.retrieve(getId(held.latest_charge));
      return (charge.payment_method_details?.card?.capture_before ?? 0) - now;
    };
    expect(await captureBefore('pm_card_visa', false)).toBe(7 * 86_400);
    expect(await captureBefore('pm_card_visa', true)).toBe((4 * 24 + 18) * 3_600);
    expect(await captureBefore('pm_card_mastercard', true)).toBe(7 * 86_400);
  });

  it('cancels a hold that nobody captured in time, and says so by events', async () => {
    const held = await hold('pm_card_visa');
    bench.control.clock.advance({ days: 7 });
    const expired = await bench.stripe.paymentIntents.retrieve(held.id);
    expect(expired).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic', amount_capturable: 0 });
    const events = await bench.stripe.events.list({ limit: 5 });
    expect(events.data.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['charge.expired', 'payment_intent.canceled']),
    );
  });

  it('releases a hold on cancel, and refuses a second capture or cancel', async () => {
    const held = await hold('pm_card_visa');
    expect(await bench.stripe.paymentIntents.cancel(held.id)).toMatchObject({ status: 'canceled' });
    expect(await failureOf(bench.stripe.paymentIntents.capture(held.id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
    });
    expect(await failureOf(bench.stripe.paymentIntents.cancel(held.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(bench.control.ledger()).toMatchObject({ charged: 0, fees: 0 });
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
  ])('declines %s with %s %s and keeps the attempt', async (card, code, declineCode) => {
    const failure = await failureOf(hold(card));
    expect(failure).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code: declineCode });
    const intent = await bench.stripe.paymentIntents.retrieve(failure.payment_intent?.id ?? '', {
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null });
    expect(intent.last_payment_error).toMatchObject({ code });
    expect(intent.latest_charge).toMatchObject({ status: 'failed', failure_code: code });
    expect(await bench.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })).toMatchObject({
      status: 'requires_capture',
    });
  });

  it('attaches a card that fails later, and refuses to attach one that is declined', async () => {
    const customer = await bench.stripe.customers.create({});
    const attached = await bench.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
    expect(attached).toMatchObject({ customer: customer.id, card: { last4: '0341' } });
    expect(await failureOf(hold(attached.id, { customer: customer.id, off_session: true }))).toMatchObject({
      statusCode: 402,
    });
    expect(
      await failureOf(bench.stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id })),
    ).toMatchObject({
      code: 'card_declined',
    });
  });

  it('asks for 3-D Secure only while the card is not set up', async () => {
    const customer = await bench.stripe.customers.create({});
    const setup = await bench.stripe.setupIntents.create({
      customer: customer.id,
      payment_method: 'pm_card_authenticationRequiredOnSetup',
      confirm: true,
      return_url: 'https://app.test/back',
    });
    expect(setup.status).toBe('requires_action');
    const unready = await failureOf(hold(getId(setup.payment_method), { customer: customer.id, off_session: true }));
    expect(unready).toMatchObject({ code: 'authentication_required', decline_code: 'authentication_required' });

    const answer = await fetch(setup.next_action?.redirect_to_url?.url ?? '', {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'complete' }),
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://app.test/back']);
    const done = await bench.stripe.setupIntents.retrieve(setup.id, { expand: ['payment_method'] });
    expect(done).toMatchObject({ status: 'succeeded', payment_method: { customer: customer.id } });
  });

  it('refuses an off-session payment with a card that always asks for 3-D Secure', async () => {
    const customer = await bench.stripe.customers.create({});
    const failure = await failureOf(
      hold('pm_card_authenticationRequired', { customer: customer.id, off_session: true }),
    );
    expect(failure).toMatchObject({ statusCode: 402, code: 'authentication_required' });
    expect(failure.payment_intent).toMatchObject({ status: 'requires_payment_method' });
  });

  it('refunds in parts, never more than was captured', async () => {
    const { intent, charge } = await capturedPayment(bench, 10_000);
    const refund = await bench.stripe.refunds.create({
      payment_intent: intent.id,
      amount: 4_000,
      reason: 'requested_by_customer',
    });
    expect(refund).toMatchObject({ status: 'succeeded', amount: 4_000, charge });
    expect(await failureOf(bench.stripe.refunds.create({ charge, amount: 6_001 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
    });
    await bench.stripe.refunds.create({ charge });
    expect(await failureOf(bench.stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_already_refunded' });
    expect(await bench.stripe.charges.retrieve(charge)).toMatchObject({ refunded: true, amount_refunded: 10_000 });
    expect(bench.control.ledger()).toMatchObject({ charged: 10_000, refunded: 10_000, fees: 175, difference: 0 });
  });

  it('brings the money back when a refund fails', async () => {
    const { charge } = await capturedPayment(bench, 10_000);
    bench.control.refunds.failNext();
    const refund = await bench.stripe.refunds.create({ charge });
    expect(refund.status).toBe('succeeded');
    bench.control.clock.advance({ seconds: 1 });
    expect(await bench.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    expect(bench.control.ledger()).toMatchObject({ refunded: 0, difference: 0 });
  });
});
