import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { OpenReviews } from '../use-cases/open-reviews.js';

@Injectable()
export class OnBookingCompleted implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly opener: OpenReviews,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('BookingCompleted', 'review.open-on-completed', ({ data }) => this.opener.execute(data));
  }
}
