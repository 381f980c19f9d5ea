import { Inject, Injectable } from '@nestjs/common';
import type { EventNamed } from '#events';
import { localDate, ok } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import { Transactor } from '#platform/prisma';
import { windowClosesAt } from '../domain/review-window.js';
import { ReviewStore } from '../store/review.store.js';

/** A completed booking can be reviewed by its two people for fourteen days. */
@Injectable()
export class OpenReviews {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** The same booking twice opens once. */
  async execute(completed: EventNamed<'BookingCompleted'>['data']): Promise<void> {
    const { bookingId, customerId, customerPublicName, providerId, providerUserId, providerPublicName, serviceCode } =
      completed;
    const opensAt = new Date(completed.completedAt);
    const booking = {
      ...{ bookingId, customerId, customerPublicName, providerId, providerUserId, providerPublicName, serviceCode },
      experienceDay: localDate(new Date(completed.start), completed.timeZone),
      opensAt,
      closesAt: windowClosesAt(opensAt, this.config.rules.reviewWindowDays),
    };
    await this.transactor.run(async (tx) => ok(await this.store.open(tx, booking)));
  }
}
