import { Inject, Injectable } from '@nestjs/common';
import { DAY, err, ok, plus, type BookingId, type Clock, type Result, type UserId } from '#kernel';
import { AuditLog } from '#audit';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type { CreditReason, GoodwillLimitReached, GoodwillReason } from '../domain/credit.js';
import type { PaymentNotFound } from '../domain/payment.errors.js';
import { CreditStore, type CustomerCredit } from '../store/credit.store.js';
import { PaymentStore } from '../store/payment.store.js';

/** Support looks back this far when it asks how much a customer was given already. */
const GOODWILL_PERIOD = 30 * DAY;

export interface GoodwillInput {
  readonly bookingId: BookingId;
  readonly amountCents: number;
  readonly reason: GoodwillReason;
  readonly idempotencyKey: string;
}

/** Gives customers credit: by itself for a visit that fell through, and by support, within a limit, as goodwill. */
@Injectable()
export class GrantCredit {
  constructor(
    private readonly credits: CreditStore,
    private readonly payments: PaymentStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the transaction that ends the booking. A visit is made good once, whatever happens to it. */
  async forLostVisit(
    tx: Tx,
    visit: { readonly bookingId: BookingId; readonly customerId: UserId },
    reason: Exclude<CreditReason, 'GOODWILL'>,
  ): Promise<void> {
    const grantedCents = this.config.rules.lostVisitCreditCents;
    if (grantedCents === 0) return;
    await this.#grant(tx, { ...visit, grantedCents, reason });
  }

  /** The same request again is answered with what it made; more than the limit in 30 days is refused. */
  goodwill(
    actor: UserActor,
    input: GoodwillInput,
  ): Promise<Result<CustomerCredit, PaymentNotFound | GoodwillLimitReached>> {
    return this.transactor.run<CustomerCredit, PaymentNotFound | GoodwillLimitReached>(async (tx) => {
      const payment = await this.payments.lockOfBooking(tx, input.bookingId);
      if (!payment) return err({ kind: 'PaymentNotFound' });
      const customerId = payment.customerId as UserId;
      await this.credits.lockCustomer(tx, customerId);
      const before = await this.credits.findByRequest(tx, actor.userId, input.idempotencyKey);
      if (before) return ok(before);
      const limitCents = this.config.rules.goodwillMostCents;
      const given = await this.credits.goodwillSince(tx, customerId, plus(this.clock.now(), -GOODWILL_PERIOD));
      const leftCents = Math.max(0, limitCents - given);
      if (input.amountCents > leftCents) return err({ kind: 'GoodwillLimitReached', limitCents, leftCents });
      const goodwill = { reason: input.reason, grantedBy: actor.userId, requestKey: input.idempotencyKey };
      const { bookingId, amountCents: grantedCents } = input;
      const credit = await this.#grant(tx, { bookingId, customerId, grantedCents, reason: 'GOODWILL', goodwill });
      if (!credit) throw new Error('A goodwill credit was neither written nor found');
      const subject = { type: 'booking', id: bookingId };
      const data = { amountCents: grantedCents, reason: input.reason, creditId: credit.id };
      await this.audit.append(tx, { actor, action: 'credit.granted', subject, data });
      return ok(credit);
    });
  }

  async #grant(
    tx: Tx,
    credit: {
      readonly bookingId: BookingId;
      readonly customerId: UserId;
      readonly grantedCents: number;
      readonly reason: CreditReason;
      readonly goodwill?: { reason: GoodwillReason; grantedBy: string; requestKey: string };
    },
  ): Promise<CustomerCredit | null> {
    const now = this.clock.now();
    const expiresAt = plus(now, this.config.rules.creditValidDays * DAY);
    const granted = await this.credits.grant(tx, { ...credit, expiresAt }, now);
    if (!granted) return null;
    const { bookingId, customerId, grantedCents: amountCents, reason } = credit;
    await this.events.publish(tx, {
      type: 'CustomerCreditGranted',
      data: { creditId: granted.id, bookingId, customerId, amountCents, reason, expiresAt: expiresAt.toISOString() },
    });
    return granted;
  }
}
