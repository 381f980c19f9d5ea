import { Injectable } from '@nestjs/common';
import type { DomainEvent, EventNamed, EventType } from '#events';
import type { Tx } from '../prisma/index.js';
import { JobRunner } from './job-runner.js';

/** How features tell each other what happened. */
@Injectable()
export class EventBus {
  constructor(private readonly runner: JobRunner) {}

  /** Published with the transaction: a rollback takes the events back, a commit can't lose them. */
  publish(tx: Tx, ...events: readonly DomainEvent[]): Promise<void> {
    return this.runner.publish(tx, events);
  }

  /**
   * `handlerName` (`notification.mail-on-confirmed`) is unique and stays the same over releases. The handler may be
   * called more than once for one event; `eventId` is then the same.
   */
  subscribe<T extends EventType>(
    type: T,
    handlerName: string,
    handle: (event: EventNamed<T>, meta: { eventId: string }) => Promise<void>,
  ): void {
    this.runner.subscribe(type, handlerName, handle);
  }
}
