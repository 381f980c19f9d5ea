import { newId, type BookingId } from '#kernel';
import type { PaymentOperationKind } from '#platform/prisma';
import { disputeActs } from '../support/dispute-acts.js';
import type { MoneyAtStripe } from '../support/money-at-stripe.js';
import type { OpenedPayment, PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';

/** Every step at which a booking's money waits for an answer of Stripe, and the kind of question that is asked there. */
export const STEPS = {
  'the payment page': 'OPEN_CHECKOUT',
  'the hold two days before': 'AUTHORISE',
  'the end of a hold': 'RELEASE',
  'the capture': 'CAPTURE',
  'a fee from the hold': 'TAKE_FEE',
  'a fee from the saved card': 'TAKE_FEE',
  'a refund': 'REFUND',
  // Sends every share that is due on its way, so before those that wait to be sent.
  'the reversal of a share': 'REVERSE',
  'the provider’s share': 'TRANSFER',
  'a tip': 'CHARGE',
  'the page of a tip that was refused': 'OPEN_CHARGE_PAGE',
  'the refund of a tip': 'REFUND_CHARGE',
  'the reversal of a tip': 'REVERSE_CHARGE',
  'the share of a tip': 'TRANSFER_CHARGE',
  'the evidence of a dispute': 'SUBMIT_EVIDENCE',
} as const satisfies Record<string, PaymentOperationKind>;

export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** A booking of which one step is left. */
export interface StepReady {
  readonly bookingId: BookingId;
  /** On which Stripe will be asked; `*` stands for one segment. */
  readonly path: string;
  /** Leaves one question that waits to be asked. */
  readonly decide: () => Promise<unknown>;
  /** What people do once Stripe has answered. */
  readonly afterwards?: () => Promise<unknown>;
}

/** More than the SDK tries by itself. */
const EVERY_TIME = 50;
const PAGES = '/v1/checkout/sessions';
const INTENTS = '/v1/payment_intents';
const REVERSALS = '/v1/transfers/*/reversals';
const URLS = { successUrl: 'http://localhost/paid', cancelUrl: 'http://localhost/left' };
const TIP = { kind: 'TIP', amountCents: 1_000, providerShareCents: 1_000 } as const;
const REFUND_TIP = `mutation ($input: RefundBookingInput!) { answer: refundBooking(input: $input) { __typename } }`;
const ANSWER_DISPUTE = `mutation ($id: ID!) { answer: submitDisputeEvidence(id: $id) { __typename } }`;

/** Brings bookings to each step. For a world whose jobs are run by hand. */
export function stepsIn(world: PaymentWorld): Record<StepName, () => Promise<StepReady>> {
  const lives = livesIn(world);
  const acts = disputeActs(() => world);
  const { prisma } = world.db;

  /** What is asked of Stripe meanwhile waits: Stripe was too busy to answer it. */
  async function whileBusy(path: string, work: () => Promise<unknown>): Promise<void> {
    world.sandbox.faults.next({ method: 'POST', path, kind: 'rate-limit', times: EVERY_TIME });
    await work();
    world.sandbox.faults.clear();
  }
  async function askFor(bookingId: BookingId): Promise<void> {
    const { id } = await prisma.paymentOperation.findFirstOrThrow({
      where: { payment: { bookingId }, status: 'PENDING' },
    });
    await world.runJob('payment.run-operation', { operationId: id });
  }

  /** Taken, its share not asked for yet. */
  async function taken(input: Partial<OpenedPayment> = {}): Promise<BookingId> {
    const bookingId = await lives.held(input);
    await world.transact((tx) => world.payments.capture(tx, bookingId));
    await lives.sweep();
    return bookingId;
  }
  const tip = (bookingId: BookingId) => world.transact((tx) => world.payments.chargeFurther(tx, bookingId, TIP));
  async function tipped(input: Partial<OpenedPayment> = {}): Promise<BookingId> {
    const bookingId = await taken(input);
    await tip(bookingId);
    await lives.sweep();
    return bookingId;
  }
  const refundTip = (bookingId: BookingId) =>
    acts.act(REFUND_TIP, {
      input: { bookingId, target: 'TIP', reason: 'OVERCHARGED', idempotencyKey: `key-${newId()}` },
    });

  /** From now on the saved card is one that the bank refuses. */
  async function cardIsRefused(bookingId: BookingId): Promise<void> {
    const { customerId } = await prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    const { stripeCustomerId } = await prisma.paymentCustomer.findUniqueOrThrow({ where: { userId: customerId } });
    const path = '/v1/payment_methods/pm_card_chargeCustomerFail/attach';
    const attached = await world.askStripe('POST', path, { customer: stripeCustomerId }, `test:${bookingId}`);
    const { id } = (await attached.json()) as { id: string };
    await prisma.payment.update({ where: { bookingId }, data: { paymentMethodId: id } });
  }

  async function payTipOnPage(bookingId: BookingId): Promise<void> {
    const page = await world.payments.chargePage(bookingId, 'TIP', URLS);
    if (!page.ok) throw new Error(page.error.kind);
    world.sandbox.checkout.pay(page.value.url.slice(page.value.url.lastIndexOf('/') + 1));
    await world.payments.syncBooking(bookingId);
  }

  return {
    async 'the payment page'() {
      const { bookingId } = await world.open();
      return {
        bookingId,
        path: PAGES,
        decide: () => whileBusy(PAGES, () => world.payments.checkout(bookingId, URLS)),
        afterwards: async () => {
          await world.pay(bookingId);
          await world.payments.syncBooking(bookingId);
        },
      };
    },
    'the hold two days before': () => lives.ready('hold'),
    async 'the end of a hold'() {
      const bookingId = await lives.held();
      const { intentId } = await prisma.payment.findUniqueOrThrow({ where: { bookingId } });
      return { bookingId, path: `${INTENTS}/${intentId ?? ''}/cancel`, decide: () => lives.cancel(bookingId, 0, 0) };
    },
    'the capture': () => lives.ready('capture'),
    'a fee from the hold': () => lives.ready('fee from the hold'),
    'a fee from the saved card': () => lives.ready('fee from the saved card'),
    'a refund': () => lives.ready('refund'),
    async 'the reversal of a share'() {
      const { bookingId, path, decide } = await lives.ready('reversal');
      const refunded = async () => {
        await decide();
        await whileBusy(path, () => askFor(bookingId));
      };
      return { bookingId, path, decide: refunded };
    },
    'the provider’s share': () => lives.ready('transfer'),
    async 'a tip'() {
      const bookingId = await taken();
      return { bookingId, path: INTENTS, decide: () => tip(bookingId) };
    },
    async 'the page of a tip that was refused'() {
      const bookingId = await taken();
      await cardIsRefused(bookingId);
      await tip(bookingId);
      await lives.sweep();
      const decide = () => whileBusy(PAGES, () => world.payments.chargePage(bookingId, 'TIP', URLS));
      return { bookingId, path: PAGES, decide, afterwards: () => payTipOnPage(bookingId) };
    },
    async 'the refund of a tip'() {
      const bookingId = await tipped();
      return { bookingId, path: '/v1/refunds', decide: () => refundTip(bookingId) };
    },
    async 'the reversal of a tip'() {
      const bookingId = await tipped({ providerId: await world.providerWithAccount() });
      await world.runJob('payment.transfer-charges-due');
      await lives.sweep();
      const refunded = async () => {
        await refundTip(bookingId);
        await whileBusy(REVERSALS, () => askFor(bookingId));
      };
      return { bookingId, path: REVERSALS, decide: refunded };
    },
    async 'the share of a tip'() {
      const bookingId = await tipped({ providerId: await world.providerWithAccount() });
      return { bookingId, path: '/v1/transfers', decide: () => world.runJob('payment.transfer-charges-due') };
    },
    async 'the evidence of a dispute'() {
      const bookingId = await taken();
      const { chargeId } = await prisma.payment.findUniqueOrThrow({ where: { bookingId } });
      const { id: stripeId } = world.sandbox.disputes.open(chargeId ?? '');
      await world.sandbox.webhooks.settle();
      await world.runJob('payment.apply-inbox');
      const { id } = await acts.row(stripeId);
      return { bookingId, path: `/v1/disputes/${stripeId}`, decide: () => acts.act(ANSWER_DISPUTE, { id }) };
    },
  };
}

/** Everything our rows and Stripe say of a booking's money, without ids and instants: two lives that went alike are equal. */
export async function lifeOf(
  world: PaymentWorld,
  bookingId: BookingId,
  atStripe: MoneyAtStripe | undefined,
): Promise<object> {
  const { prisma } = world.db;
  const payment = await prisma.payment.findUniqueOrThrow({
    where: { bookingId },
    include: { steps: true, operations: true, refunds: true, charges: true, disputes: true },
  });
  const booked = await prisma.ledgerTransaction.findMany({ where: { bookingId }, include: { entries: true } });
  const { state, authorisedCents, capturedCents, earnedCents, refundedCents, transferredCents, reversedCents } =
    payment;
  return {
    payment: { state, authorisedCents, capturedCents, earnedCents, refundedCents, transferredCents, reversedCents },
    steps: payment.steps.map((step) => `${step.what} ${step.state} ${String(step.amountCents)}`).toSorted(),
    // A page that was asked for too late for the end it promises is refused, and the next request asks for another.
    operations: payment.operations
      .filter(({ status }) => status !== 'FAILED')
      .map(({ kind, status, amountCents }) => `${kind} ${status} ${String(amountCents)}`)
      .toSorted(),
    refunds: payment.refunds.map(({ status, amountCents, providerPartCents }) => ({
      ...{ status, amountCents, providerPartCents },
    })),
    charges: payment.charges.map((charge) => ({
      state: charge.state,
      amountCents: charge.amountCents,
      transferredCents: charge.transferredCents,
      refundedCents: charge.refundedCents,
      reversedCents: charge.reversedCents,
    })),
    disputes: payment.disputes.map(({ status, withdrawnCents, submissionCount }) => ({
      ...{ status, withdrawnCents, submissionCount },
    })),
    ledger: booked
      .flatMap(({ kind, entries }) => entries.map(({ account, amountCents }) => `${kind} ${account} ${amountCents}`))
      .toSorted(),
    atStripe,
  };
}
