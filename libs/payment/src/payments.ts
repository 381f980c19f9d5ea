import { Injectable } from '@nestjs/common';
import type { BookingId, PaymentId, Result, UserId } from '#kernel';
import type { Tx } from '#platform/prisma';
import type { ChargeKind } from './domain/charge-state.js';
import type {
  CaptureFailure,
  CheckoutFailure,
  FurtherChargeFailure,
  PaymentNotFound,
  RefundFailure,
} from './domain/payment.errors.js';
import type { PaymentState } from './domain/payment-state.js';
import { ChargeStore } from './store/charge.store.js';
import { PaymentReads, type PaymentSummaryView } from './store/payment.reads.js';
import { PaymentStore } from './store/payment.store.js';
import { CancelPayment, type CancelOutcome, type CancelTerms } from './use-cases/cancel-payment.js';
import { CapturePayment } from './use-cases/capture-payment.js';
import { ChargeFurther, type FurtherChargeInput } from './use-cases/charge-further.js';
import { OpenChargePage } from './use-cases/open-charge-page.js';
import { GrantCredit } from './use-cases/grant-credit.js';
import { OpenCheckout, type CheckoutPage, type CheckoutUrls } from './use-cases/open-checkout.js';
import { OpenPayment, type OpenPaymentInput } from './use-cases/open-payment.js';
import { RefundPayment } from './use-cases/refund-payment.js';
import { ReschedulePayment } from './use-cases/reschedule-payment.js';
import { ScheduleTransfer } from './use-cases/schedule-transfer.js';
import { SyncCharge } from './use-cases/sync-charge.js';
import { SyncPayment } from './use-cases/sync-payment.js';

/**
 * The money of bookings, for the features that make them. What takes `tx` only writes down what is to happen, in the
 * caller's transaction; Stripe is asked after the commit, and events tell how it went.
 */
@Injectable()
export class Payments {
  constructor(
    private readonly opening: OpenPayment,
    private readonly checkouts: OpenCheckout,
    private readonly cancelling: CancelPayment,
    private readonly capturing: CapturePayment,
    private readonly transfers: ScheduleTransfer,
    private readonly refunds: RefundPayment,
    private readonly moving: ReschedulePayment,
    private readonly syncing: SyncPayment,
    private readonly credits: GrantCredit,
    private readonly furtherCharges: ChargeFurther,
    private readonly chargePages: OpenChargePage,
    private readonly chargeSyncing: SyncCharge,
    private readonly charges: ChargeStore,
    private readonly payments: PaymentStore,
    private readonly reads: PaymentReads,
  ) {}

  /** Writes the payment CREATED with its amounts, and decides by the clock whether money is held at once or the card saved. */
  open(tx: Tx, input: OpenPaymentInput): Promise<PaymentId> {
    return this.opening.open(tx, input);
  }

  /** How much of a price the customer's credits can pay (cents); they stay as they are until the transaction ends. */
  usableCredit(
    tx: Tx,
    customerId: UserId,
    price: { readonly totalCents: number; readonly providerShareCents: number },
  ): Promise<number> {
    return this.opening.usableCredit(tx, customerId, price);
  }

  /** Makes good a confirmed visit that fell through, once; CustomerCreditGranted follows. */
  grantLostVisitCredit(
    tx: Tx,
    visit: { readonly bookingId: BookingId; readonly customerId: UserId },
    reason: 'PROVIDER_CANCELLED' | 'PLATFORM_CANCELLED' | 'PROVIDER_NO_SHOW',
  ): Promise<void> {
    return this.credits.forLostVisit(tx, visit, reason);
  }

  /** The hosted page on which the customer pays, saves a card or recovers from a refusal. Not inside a transaction. */
  checkout(bookingId: BookingId, urls: CheckoutUrls): Promise<Result<CheckoutPage, CheckoutFailure>> {
    return this.checkouts.open(bookingId, urls);
  }

  /** Lets the money go, takes only the fee, or gives back all but the fee. Harmless for a payment that is over. */
  cancel(tx: Tx, bookingId: BookingId, terms: CancelTerms): Promise<Result<CancelOutcome, PaymentNotFound>> {
    return this.cancelling.cancel(tx, bookingId, terms);
  }

  /** Takes the money after the visit; PaymentCaptured follows. Harmless twice. */
  capture(tx: Tx, bookingId: BookingId): Promise<Result<{ state: PaymentState }, CaptureFailure>> {
    return this.capturing.capture(tx, bookingId);
  }

  /** When the provider is paid. May come before the money is taken; a later call moves the date. */
  scheduleTransfer(tx: Tx, bookingId: BookingId, dueAt: Date): Promise<Result<void, PaymentNotFound>> {
    return this.transfers.schedule(tx, bookingId, dueAt);
  }

  /** Gives back `amountCents` (absent: all that is left), and takes the provider's part back if they had it already. */
  refund(
    tx: Tx,
    bookingId: BookingId,
    input: { amountCents?: number; reason: string },
  ): Promise<Result<{ refundId: string; amountCents: number }, RefundFailure>> {
    return this.refunds.refund(tx, bookingId, input);
  }

  /** The visit has moved. */
  reschedule(
    tx: Tx,
    bookingId: BookingId,
    visit: { visitStart: Date; visitEnd: Date },
  ): Promise<Result<void, PaymentNotFound>> {
    return this.moving.reschedule(tx, bookingId, visit);
  }

  /** Charges the saved card for a tip or overtime; PaymentChargePaid or PaymentChargeRefused follows. */
  chargeFurther(
    tx: Tx,
    bookingId: BookingId,
    input: FurtherChargeInput,
  ): Promise<Result<{ chargeId: string }, FurtherChargeFailure>> {
    return this.furtherCharges.charge(tx, bookingId, input);
  }

  /** The hosted page on which the customer pays a tip or overtime that their bank refused. Not inside a transaction. */
  chargePage(
    bookingId: BookingId,
    kind: ChargeKind,
    urls: CheckoutUrls,
  ): Promise<Result<CheckoutPage, CheckoutFailure>> {
    return this.chargePages.open(bookingId, kind, urls);
  }

  /** Fetches from Stripe and moves forward: for a browser that comes back, same as the webhook. Not inside a transaction. */
  sync(paymentId: PaymentId): Promise<void> {
    return this.syncing.sync(paymentId);
  }

  async syncBooking(bookingId: BookingId): Promise<void> {
    const payment = await this.payments.findOfBooking(bookingId);
    if (payment) await this.syncing.sync(payment.id);
    for (const charge of await this.charges.ofBookings([bookingId])) await this.chargeSyncing.sync(charge.id);
  }

  /** Where a booking's money stands; null when it has no payment. */
  async summary(bookingId: BookingId): Promise<PaymentSummaryView | null> {
    return (await this.reads.summaries([bookingId]))[0] ?? null;
  }

  /** One statement for many bookings; those without a payment are left out. */
  async summaries(bookingIds: readonly BookingId[]): Promise<Map<BookingId, PaymentSummaryView>> {
    return new Map((await this.reads.summaries(bookingIds)).map((view) => [view.bookingId, view]));
  }
}
