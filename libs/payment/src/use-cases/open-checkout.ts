import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { err, ok, SECOND, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { sessionExpiry } from '../domain/authorisation-schedule.js';
import type { CheckoutFailure } from '../domain/payment.errors.js';
import { decide, type PaymentCommand, type PaymentState } from '../domain/payment-state.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import type { CheckoutDetails } from './ask-open-checkout.js';
import { PlanOperation } from './plan-operation.js';
import { RunOperation } from './run-operation.js';

export interface CheckoutUrls {
  /** Where the browser goes after paying; `{CHECKOUT_SESSION_ID}` may stand in it. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export interface CheckoutPage {
  readonly url: string;
  readonly expiresAt: Date;
}

type Opening = { readonly page: CheckoutPage } | { readonly paymentId: string; readonly operationId: string };

/** Which page a state calls for; absent: none. */
const PAGE_OF: Partial<Record<PaymentState, PaymentCommand>> = {
  ACTION_REQUIRED: 'OPEN_RECOVERY_CHECKOUT',
  AUTH_FAILED: 'OPEN_RECOVERY_CHECKOUT',
};
const CLOSED: ReadonlySet<PaymentState> = new Set([
  'CANCELLED',
  'RELEASING',
  'FEE_CAPTURING',
  'FEE_CAPTURED',
  'UNCOLLECTED',
]);

/** Another request may be opening the same page just now: how often to look for it. */
const LOOKS = 40;
const BETWEEN_LOOKS = SECOND / 4;

/** Gives the customer the hosted page on which to pay, save a card, or recover from a refusal. */
@Injectable()
export class OpenCheckout {
  constructor(
    private readonly payments: PaymentStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    private readonly runner: RunOperation,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs outside any transaction. The same open page is given again. */
  async open(bookingId: BookingId, urls: CheckoutUrls): Promise<Result<CheckoutPage, CheckoutFailure>> {
    const opening = await this.transactor.run((tx) => this.#decide(tx, bookingId, urls));
    if (!opening.ok) return opening;
    if ('page' in opening.value) return ok(opening.value.page);
    await this.runner.run(opening.value.operationId);
    return this.#awaitPage(opening.value.paymentId);
  }

  async #decide(tx: Tx, bookingId: BookingId, urls: CheckoutUrls): Promise<Result<Opening, CheckoutFailure>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    const command = PAGE_OF[payment.state] ?? (payment.mode === 'HOLD' ? 'OPEN_HOLD_CHECKOUT' : 'OPEN_SETUP_CHECKOUT');
    const next = decide(payment.state, command);
    if (!next.ok) return err({ kind: CLOSED.has(payment.state) ? 'PaymentClosed' : 'PaymentAlreadySecured' });
    const page = this.#openPage(payment);
    if (page) return ok({ page });
    const pending = await this.operations.findPending(tx, payment.id, 'OPEN_CHECKOUT');
    if (pending) return ok({ paymentId: payment.id, operationId: pending.id });
    const now = this.clock.now();
    const details: CheckoutDetails = {
      ...urls,
      mode: command === 'OPEN_SETUP_CHECKOUT' ? 'SAVE_CARD' : 'HOLD',
      expiresAt: sessionExpiry(now, payment.actionDeadline ?? undefined).toISOString(),
    };
    await this.payments.save(
      tx,
      payment,
      { state: next.value, checkoutUrl: null, checkoutAttempt: payment.checkoutAttempt + 1 },
      now,
    );
    const operationId = await this.plans.planHere(tx, payment, { kind: 'OPEN_CHECKOUT', details });
    return ok({ paymentId: payment.id, operationId });
  }

  #openPage(payment: Payment): CheckoutPage | null {
    const { checkoutUrl: url, checkoutExpiresAt: expiresAt } = payment;
    return url && expiresAt && expiresAt > this.clock.now() ? { url, expiresAt } : null;
  }

  async #awaitPage(paymentId: string): Promise<Result<CheckoutPage, CheckoutFailure>> {
    for (let look = 0; look < LOOKS; look += 1) {
      // In this order: an answer that is written between the two looks is seen by the second.
      const asking = await this.operations.isBeingAsked(paymentId, 'OPEN_CHECKOUT', this.clock.now());
      const payment = await this.payments.find(paymentId);
      const page = payment && this.#openPage(payment);
      if (page) return ok(page);
      if (!asking) break;
      await pause(BETWEEN_LOOKS);
    }
    return err({ kind: 'PaymentUnavailable' });
  }
}
