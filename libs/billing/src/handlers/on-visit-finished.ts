import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { OweDocuments } from '../use-cases/owe-documents.js';

/** The visit is over, or more of it was ordered after that, and the money not yet taken: the customer gets their note. */
@Injectable()
export class OnVisitFinished implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly owing: OweDocuments,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('VisitFinished', 'billing.owe-note-on-visit-finished', ({ data }) =>
      this.owing.noteForVisit(data.bookingId),
    );
    this.events.subscribe('OvertimeAnswered', 'billing.owe-note-on-overtime-answered', ({ data }) =>
      this.owing.noteForOvertime(data.bookingId),
    );
  }
}
