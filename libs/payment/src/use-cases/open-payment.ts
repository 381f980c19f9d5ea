import { Inject, Injectable } from '@nestjs/common';
import { newId, type BookingId, type Clock, type Locale, type PaymentId, type ProviderId, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Tx } from '#platform/prisma';
import { authorisationRules, securingMode } from '../domain/authorisation-schedule.js';
import { usableCredit } from '../domain/credit.js';
import { CreditStore } from '../store/credit.store.js';
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
  /** Of the total, what the customer wants to pay with their credit; set aside now. Throws when it is more than usable. */
  readonly creditCents?: number;
}

/** Writes the payment of a new booking, in the booking's own transaction. */
@Injectable()
export class OpenPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly credits: CreditStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The payment's id; a booking that has a payment already keeps it. */
  async open(tx: Tx, input: OpenPaymentInput): Promise<PaymentId> {
    const now = this.clock.now();
    const mode = securingMode(input.visitStart, now, authorisationRules(this.config.rules));
    const { creditCents = 0 } = input;
    const id = newId<PaymentId>();
    const opened = await this.payments.open(tx, { ...input, creditCents, id, mode }, now);
    if (creditCents > 0 && opened === id) {
      const credits = await this.credits.usable(tx, input.customerId, now);
      await this.credits.reserve(tx, id, credits, creditCents, now);
    }
    return opened;
  }

  /**
   * How much of a price the customer's credits can pay (cents). Nobody else can use them until the transaction ends, so what
   * is answered here can be given to `open`.
   */
  async usableCredit(
    tx: Tx,
    customerId: UserId,
    price: { readonly totalCents: number; readonly providerShareCents: number },
  ): Promise<number> {
    await this.credits.lockCustomer(tx, customerId);
    const credits = await this.credits.usable(tx, customerId, this.clock.now());
    const availableCents = credits.reduce((sum, { remainingCents }) => sum + remainingCents, 0);
    return usableCredit({ ...price, availableCents });
  }
}
