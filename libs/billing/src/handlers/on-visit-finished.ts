import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { OweDocuments } from '../use-cases/owe-documents.js';

/** The visit is over and the money not yet taken: the customer gets their note. */
@Injectable()
export class OnVisitFinished implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly owing: OweDocuments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('VisitFinished', 'billing.owe-note-on-visit-finished', ({ data }) =>
      this.owing.noteForVisit(data.bookingId, this.clock.now()),
    );
  }
}
