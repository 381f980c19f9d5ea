import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { ReviewStore } from '../store/review.store.js';

const BATCH = 100;

/** Makes reviews public, each exactly once, and tells the others. */
@Injectable()
export class PublishReviews {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whatever these bookings have becomes public now; call it under the bookings' locks. */
  async publish(tx: Tx, bookingIds: readonly string[], now: Date): Promise<void> {
    const published = await this.store.publish(tx, bookingIds, now);
    await this.events.publish(
      tx,
      ...published.map(({ id, bookingId, subjectUserId, providerId, overall }) => ({
        type: 'ReviewPublished' as const,
        data: { reviewId: id, bookingId, subjectUserId, overall, ...(providerId === null ? {} : { providerId }) },
      })),
    );
  }

  /** Settles every booking whose window is over, in batches. */
  async publishOverdue(): Promise<void> {
    const settle = () =>
      this.transactor.run(async (tx) => {
        const now = this.clock.now();
        const due = await this.store.lockOverdue(tx, now, BATCH);
        if (due.length > 0) await this.publish(tx, due, now);
        return ok(due.length);
      });
    let settled = await settle();
    while (settled.ok && settled.value === BATCH) settled = await settle();
  }
}
