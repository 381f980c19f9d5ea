import { Injectable } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { HEARD_EVENTS } from '../domain/mails-for-event.js';
import { QueueMails } from '../use-cases/queue-mails.js';

/** Which mail an event makes is a table in domain/mails-for-event.ts; hearing is the same for all of them. */
@Injectable()
export class QueueMailsOnEvents {
  constructor(events: EventBus, queueMails: QueueMails) {
    for (const type of HEARD_EVENTS) {
      events.subscribe(type, `notification.mail-on-${type}`, (event, { eventId }) => queueMails.run(event, eventId));
    }
  }
}
