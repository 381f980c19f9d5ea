import { Inject, Injectable } from '@nestjs/common';
import { DAY, ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { BookingStore } from '../store/booking.store.js';

/** Nobody sends a request again after this time. */
const REMEMBERED_FOR = 30 * DAY;

/** Lets go of idempotency keys that are of no use any more. */
@Injectable()
export class ForgetRequests {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: BookingStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = plus(this.clock.now(), -REMEMBERED_FOR);
    await this.transactor.run(async (tx) => ok(await this.store.forgetKeys(tx, before)));
  }
}
