import { Inject, Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { IdentityDirectory } from '#identity';
import { ok, type Clock, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Jobs } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import {
  aboutPayment,
  factsIn,
  mailsForEvent,
  mailsForPayment,
  type HeardEvent,
  type PlannedMail,
} from '../domain/mails-for-event.js';
import { MailStore } from '../store/mail.store.js';

export const SEND_MAIL = 'notification.send-mail';

/**
 * Writes the mails an event makes, once each however often the event is handled, and asks for them to be sent when the
 * transaction is done. Somebody whose account is gone gets none.
 */
@Injectable()
export class QueueMails {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: MailStore,
    private readonly identity: IdentityDirectory,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  async run(event: HeardEvent, eventId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const facts = factsIn(event);
      if (facts) await this.store.rememberBooking(tx, facts, this.clock.now());
      const mails = aboutPayment(event)
        ? mailsForPayment(event, await this.#known(tx, event.data.bookingId))
        : mailsForEvent(event);
      await this.#write(tx, eventId, mails);
      return ok(undefined);
    });
  }

  /** Events of two features may overtake each other: the handler is tried again until the booking is known. */
  async #known(tx: Tx, bookingId: string): Promise<BookingFacts> {
    const facts = await this.store.findBooking(tx, bookingId);
    if (!facts) throw new Error(`No event has told of booking ${bookingId} yet`);
    return facts;
  }

  async #write(tx: Tx, eventId: string, mails: readonly PlannedMail[]): Promise<void> {
    const people = await this.identity.getUsers([...new Set(mails.map((mail) => mail.recipientId as UserId))]);
    for (const { recipientId, template, version, write } of mails) {
      const person = people.find(({ id }) => id === recipientId);
      if (!person) continue;
      const { locale, publicName, email } = person;
      const id = await this.store.add(tx, {
        eventId,
        recipientId,
        template,
        templateVersion: version,
        locale,
        to: email,
        content: write({ locale, name: publicName, publicUrl: this.config.http.publicUrl }),
        queuedAt: this.clock.now(),
      });
      if (id) await this.jobs.send(tx, SEND_MAIL, { id });
    }
  }
}
