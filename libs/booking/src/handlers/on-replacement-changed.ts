import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventNamed } from '#events';
import { EventBus } from '#platform/jobs';
import { RescueReads } from '../store/rescue.reads.js';
import { SettleRescue } from '../use-cases/settle-rescue.js';

/** What decides whether a booking replaces another: it is made, or it falls through. */
const DECIDING = [
  'BookingConfirmed',
  'BookingDeclined',
  'BookingExpired',
  'BookingCancelled',
  'BookingUnpaid',
] as const;

/** A booking that is made instead of another has moved on: so does the other. */
@Injectable()
export class OnReplacementChanged implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly reads: RescueReads,
    private readonly settle: SettleRescue,
  ) {}

  onModuleInit(): void {
    for (const type of DECIDING) {
      this.events.subscribe(
        type,
        `booking.settle-rescue-on-${type}`,
        async ({ data }: EventNamed<(typeof DECIDING)[number]>) => {
          const replaced = await this.reads.replacedBy(data.bookingId);
          if (replaced) await this.settle.execute(replaced);
        },
      );
    }
  }
}
