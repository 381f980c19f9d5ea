import { Inject, Injectable } from '@nestjs/common';
import { newId, type BookingId, type Clock, type Locale, type PaymentId, type ProviderId, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Tx } from '#platform/prisma';
import { authorisationRules, securingMode } from '../domain/authorisation-schedule.js';
import { PaymentStore } from '../store/payment.store.js';

/** The money side of a new booking. Amounts in cents, fixed from now on. */
export interface OpenPaymentInput {
  readonly bookingId: BookingId;
  readonly customerId: UserId;
  readonly providerId: ProviderId;
  readonly visitStart: Date;
  readonly visitEnd: Date;
  /** What the customer pays, their fee included. */
  readonly totalCents: number;
  /** The provider's net, at most the total; the rest is the platform's. */
  readonly providerShareCents: number;
  readonly currency: 'eur';
  /** What the customer reads on the payment page: the service, never a name or an address. */
  readonly description: string;
  readonly locale: Locale;
}

/** Writes the payment of a new booking, in the booking's own transaction. */
@Injectable()
export class OpenPayment {
  constructor(
    private readonly payments: PaymentStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The payment's id; a booking that has a payment already keeps it. */
  open(tx: Tx, input: OpenPaymentInput): Promise<PaymentId> {
    const now = this.clock.now();
    const mode = securingMode(input.visitStart, now, authorisationRules(this.config.rules));
    return this.payments.open(tx, { ...input, id: newId<PaymentId>(), mode }, now);
  }
}
