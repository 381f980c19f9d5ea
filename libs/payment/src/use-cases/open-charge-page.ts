import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { sessionExpiry } from '../domain/authorisation-schedule.js';
import { decideCharge, type ChargeKind } from '../domain/charge-state.js';
import type { CheckoutFailure } from '../domain/payment.errors.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore } from '../store/payment.store.js';
import type { ChargePageDetails } from './ask-charge-page.js';
import type { CheckoutPage, CheckoutUrls } from './open-checkout.js';
import { PlanOperation } from './plan-operation.js';
import { RunOperation } from './run-operation.js';

type Opening = { readonly page: CheckoutPage } | { readonly chargeId: string; readonly operationId: string };

/** Gives the customer the hosted page on which to pay a tip or overtime after their bank refused the saved card. */
@Injectable()
export class OpenChargePage {
  constructor(
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    private readonly runner: RunOperation,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs outside any transaction. The same open page is given again. */
  async open(
    bookingId: BookingId,
    kind: ChargeKind,
    urls: CheckoutUrls,
  ): Promise<Result<CheckoutPage, CheckoutFailure>> {
    const opening = await this.transactor.run((tx) => this.#decide(tx, bookingId, kind, urls));
    if (!opening.ok) return opening;
    if ('page' in opening.value) return ok(opening.value.page);
    await this.runner.run(opening.value.operationId);
    const charge = await this.charges.find(opening.value.chargeId);
    const page = charge && this.#openPage(charge);
    return page ? ok(page) : err({ kind: 'PaymentUnavailable' });
  }

  async #decide(
    tx: Tx,
    bookingId: BookingId,
    kind: ChargeKind,
    urls: CheckoutUrls,
  ): Promise<Result<Opening, CheckoutFailure>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    const charge = payment && (await this.charges.findOfKind(tx, bookingId, kind));
    if (!charge) return err({ kind: 'PaymentNotFound' });
    if (!decideCharge(charge.state, 'OPEN_PAGE').ok) {
      if (charge.state === 'CHARGING') return err({ kind: 'PaymentUnavailable' });
      return err({
        kind: charge.state === 'LAPSED' || charge.state === 'WRITTEN_OFF' ? 'PaymentClosed' : 'PaymentAlreadySecured',
      });
    }
    const page = this.#openPage(charge);
    if (page) return ok({ page });
    const pending = await this.operations.findPendingOfCharge(tx, charge.id, 'OPEN_CHARGE_PAGE');
    if (pending) return ok({ chargeId: charge.id, operationId: pending.id });
    const expiresAt = sessionExpiry(this.clock.now(), charge.collectBy).toISOString();
    const details: ChargePageDetails = { ...urls, furtherChargeId: charge.id, expiresAt };
    const operationId = await this.plans.planHere(tx, payment, { kind: 'OPEN_CHARGE_PAGE', details });
    return ok({ chargeId: charge.id, operationId });
  }

  #openPage({ pageUrl: url, pageExpiresAt: expiresAt }: PaymentCharge): CheckoutPage | null {
    return url && expiresAt && expiresAt > this.clock.now() ? { url, expiresAt } : null;
  }
}
