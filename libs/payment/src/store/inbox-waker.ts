import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import { INBOX_CHANNEL } from './inbox.store.js';

/** Events stored within this many milliseconds share one call. */
const TOGETHER = 20;

/**
 * Tells the workers of every node that events were stored. Not part of the insert: PostgreSQL commits transactions that
 * notify one after the other, which cost the intake a third of its pace. A call that is lost is made good by the sweep.
 */
@Injectable()
export class InboxWaker {
  #planned = false;

  constructor(private readonly database: Database) {}

  wakeSoon(): void {
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => {
      this.#planned = false;
      this.database.query('stripe-inbox-wake', `SELECT pg_notify('${INBOX_CHANNEL}', '')`).catch(() => undefined);
    }, TOGETHER).unref();
  }
}
