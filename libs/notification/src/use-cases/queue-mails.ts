import { Inject, Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { IdentityDirectory } from '#identity';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import {
  aboutPayment,
  alertsAboutPerson,
  alertsFinance,
  alertsForPayment,
  aboutStaff,
  factsIn,
  mailsForEvent,
  mailsForPayment,
  mailsForStaff,
  type HeardEvent,
  type PlannedMail,
} from '../domain/mails-for-event.js';
import { MailReads } from '../store/mail.reads.js';
import { MailStore, type NewMail } from '../store/mail.store.js';

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
    private readonly reads: MailReads,
    private readonly identity: IdentityDirectory,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http' | 'rules'>,
  ) {}

  async run(event: HeardEvent, eventId: string): Promise<void> {
    const facts = factsIn(event);
    const mails = await this.#write(await this.#plan(event), eventId);
    await this.transactor.run(async (tx) => {
      if (facts) await this.store.rememberBooking(tx, facts, this.clock.now());
      for (const mail of mails) {
        const id = await this.store.add(tx, mail);
        if (id) await this.jobs.send(tx, SEND_MAIL, { id });
      }
      return ok(undefined);
    });
  }

  async #plan(event: HeardEvent): Promise<PlannedMail[]> {
    const admins = alertsFinance(event) ? await this.identity.findAdmins('finance') : [];
    if (aboutPayment(event)) {
      const facts = await this.#known(event.data.bookingId);
      return [...mailsForPayment(event, facts), ...alertsForPayment(event, facts, admins)];
    }
    if (aboutStaff(event)) return mailsForStaff(event, await this.identity.findAdmins('finance'));
    return [...mailsForEvent(event, this.config.rules), ...alertsAboutPerson(event, admins)];
  }

  /** Events of two features may overtake each other: the handler is tried again until the booking is known. */
  async #known(bookingId: string): Promise<BookingFacts> {
    const facts = await this.reads.findBooking(bookingId);
    if (!facts) throw new Error(`No event has told of booking ${bookingId} yet`);
    return facts;
  }

  /** Each mail in its recipient's language. */
  async #write(planned: readonly PlannedMail[], eventId: string): Promise<NewMail[]> {
    const people = await this.identity.getUsers(planned.map(({ recipientId }) => recipientId));
    return planned.flatMap(({ recipientId, template, version, write }) => {
      const person = people.find(({ id }) => id === recipientId);
      if (!person) return [];
      const { locale, publicName, email } = person;
      const content = write({ locale, name: publicName, publicUrl: this.config.http.publicUrl });
      const queuedAt = this.clock.now();
      return [{ eventId, recipientId, template, templateVersion: version, locale, to: email, content, queuedAt }];
    });
  }
}
