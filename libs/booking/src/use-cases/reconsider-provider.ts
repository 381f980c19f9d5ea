import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { RescueReads } from '../store/rescue.reads.js';
import { SettleRescue } from './settle-rescue.js';

/** Something about a provider has changed: each booking they are still to come to is looked at again. */
@Injectable()
export class ReconsiderProvider {
  constructor(
    private readonly reads: RescueReads,
    private readonly settle: SettleRescue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(providerId: string): Promise<void> {
    const awaiting = await this.reads.awaiting(providerId, this.clock.now());
    for (const bookingId of awaiting) await this.settle.execute(bookingId);
  }
}
