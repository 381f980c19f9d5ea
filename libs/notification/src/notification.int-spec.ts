import { createMailbox, type Mailbox } from '#mailbox';
import { IdentityModule, SeedUsers } from '#identity';
import type { BookingFacts, DomainEvent } from '#events';
import { HOUR, MINUTE, newId, ok, type Locale, type UserId } from '#kernel';
import type { Permission } from '#platform/access';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { GIVE_UP_AFTER } from './domain/retry.js';
import type { HeardEvent } from './domain/mails-for-event.js';
import { NotificationModule } from './index.js';
import { QueueMails } from './use-cases/queue-mails.js';

interface Person {
  id: UserId;
  email: string;
  token: string;
}

describe('e-mails about a booking', () => {
  let mailbox: Mailbox;
  let app: TestApp;
  let customer: Person;
  let provider: Person;

  beforeAll(async () => {
    mailbox = await createMailbox({ smtpPort: 0, webPort: 0 });
    app = await createTestApp({
      modules: [IdentityModule, NotificationModule],
      withIdentity: true,
      environment: { SMTP_URL: mailbox.smtpUrl, PUBLIC_URL: 'https://limpide.example' },
    });
    customer = await signUp('camille@example.fr', 'Camille', 'fr');
    provider = await signUp('amelie@example.fr', 'Amélie B.', 'en');
  });

  afterAll(async () => {
    await app.close();
    await mailbox.close();
  });

  async function signUp(
    email: string,
    publicName: string,
    locale: Locale,
    admin = false,
    permission: Permission = 'support',
  ): Promise<Person> {
    const users = app.get(SeedUsers);
    const id = newId<UserId>();
    const passwordHash = await users.hash('une phrase assez longue');
    const person = { id, email, publicName, locale, passwordHash, createdAt: app.clock.now() };
    const rights = admin ? { roles: ['admin' as const], permissions: [permission] } : { roles: ['customer' as const] };
    await app.get(Transactor).run(async (tx) => ok(await users.seed(tx, [{ ...person, ...rights }])));
    const session = await app
      .get(Transactor)
      .run(async (tx) => ok(await users.openSession(tx, id, { secondFactor: admin })));
    if (!session.ok) throw new Error('No session');
    return { id, email, token: session.value.token };
  }

  const facts = (): BookingFacts => ({
    bookingId: newId(),
    reference: `RZ-${newId().slice(-6).toUpperCase()}`,
    customerId: customer.id,
    customerPublicName: 'Camille',
    providerId: newId(),
    providerUserId: provider.id,
    providerPublicName: 'Amélie B.',
    serviceCode: 'deep-cleaning',
    municipality: 'Lyon 3e',
    start: '2026-11-24T08:00:00.000Z',
    end: '2026-11-24T11:00:00.000Z',
    timeZone: 'Europe/Paris',
    totalCents: 9_450,
  });

  const publish = async (...events: DomainEvent[]): Promise<void> => {
    await app.get(Transactor).run(async (tx) => ok(await app.get(EventBus).publish(tx, ...events)));
    await app.settle();
  };

  const mailsAbout = (text: string, to?: string): ReturnType<Mailbox['messages']> =>
    mailbox.messages(to === undefined ? {} : { to }).filter((message) => message.text.includes(text));

  it('reach both people by real mail, each in their language, at the address only identity knows', async () => {
    const data = facts();
    await publish({ type: 'BookingConfirmed', data });
    const [french, ...noMoreFrench] = mailsAbout(data.bookingId, customer.email);
    const [english, ...noMoreEnglish] = mailsAbout(data.bookingId, provider.email);
    expect([noMoreFrench, noMoreEnglish]).toEqual([[], []]);
    expect(french?.subject).toContain('Réservation confirmée\u00a0: Grand ménage, mardi 24 novembre 2026');
    expect(french?.html).toContain('94,50\u00a0€');
    expect(english?.subject).toContain('Visit confirmed: Deep cleaning, Tuesday 24 November 2026');
    expect(french?.to).toEqual([customer.email]);
    expect(french?.headers['auto-submitted']).toBe('auto-generated');
  });

  it('are sent once, with one Message-ID, when the event is handled twice', async () => {
    const event: HeardEvent = { type: 'BookingConfirmed', data: facts() };
    const eventId = newId();
    await Promise.all([app.get(QueueMails).run(event, eventId), app.get(QueueMails).run(event, eventId)]);
    await app.get(QueueMails).run(event, eventId);
    await app.settle();
    await app.runJob('notification.send-due-mails');
    expect(mailsAbout(event.data.bookingId)).toHaveLength(2);
  });

  it('say nothing when the transaction that published was rolled back', async () => {
    const data = facts();
    await app
      .get(Transactor)
      .run(async (tx) => {
        await app.get(EventBus).publish(tx, { type: 'BookingConfirmed', data });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await app.settle();
    expect(mailsAbout(data.bookingId)).toEqual([]);
  });

  it('name the visit in a receipt, though the payment’s event does not', async () => {
    const data = facts();
    await publish({ type: 'BookingConfirmed', data });
    const payment = { paymentId: newId(), bookingId: data.bookingId };
    await publish({ type: 'PaymentCaptured', data: { ...payment, amountCents: 9_450, feeOnly: false } });
    const receipt = mailsAbout(data.bookingId, customer.email).find(({ subject }) => subject.startsWith('Reçu'));
    expect(receipt?.text).toContain('94,50\u00a0€');
    expect(receipt?.text).toContain(data.reference);
  });

  it('wait for the booking when the payment’s event overtakes it', async () => {
    const data = facts();
    const event: HeardEvent = {
      type: 'PaymentActionRequired',
      data: { paymentId: newId(), bookingId: data.bookingId, customerId: customer.id, deadline: data.start },
    };
    const eventId = newId();
    await expect(app.get(QueueMails).run(event, eventId)).rejects.toThrow('No event has told of booking');
    await publish({ type: 'BookingHeld', data: { ...data, holdExpiresAt: data.start } });
    await app.get(QueueMails).run(event, eventId);
    await app.settle();
    expect(mailsAbout(`/bookings/${data.bookingId}/payment`, customer.email)).toHaveLength(1);
  });

  it('are not written to somebody whose account is gone', async () => {
    const data = { ...facts(), customerId: newId() };
    await publish({ type: 'BookingConfirmed', data });
    expect(mailsAbout(data.bookingId).map(({ to }) => to)).toEqual([[provider.email]]);
  });

  it('can’t be given another recipient by a name', async () => {
    const data = { ...facts(), customerPublicName: 'X\r\nBcc: everyone@example.fr' };
    await publish({ type: 'BookingConfirmed', data });
    expect(mailsAbout(data.bookingId, 'everyone@example.fr')).toEqual([]);
    expect(mailsAbout(data.bookingId, provider.email)[0]?.text).toContain('X Bcc: everyone@example.fr');
  });

  describe('in the archive', () => {
    const query = `query ($after: String) { sentMails(first: 1, after: $after) {
      nodes { template templateVersion status subject text html sentAt } pageInfo { hasNextPage endCursor } } }`;
    interface Answer {
      sentMails: {
        nodes: Array<{ template: string; subject: string; text: string; status: string; sentAt: string | null }>;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }

    it('are shown to their reader word for word, newest first, page by page, and to nobody else', async () => {
      const reader = await signUp('archive@example.fr', 'Noé', 'fr');
      const first = { ...facts(), customerId: reader.id };
      await publish({ type: 'BookingConfirmed', data: first });
      app.clock.advance(MINUTE);
      await publish({ type: 'VisitReminderDue', data: first });
      const page = await app.graphql<Answer>(query, {}, { as: reader.token });
      const [newest] = page.data.sentMails.nodes;
      expect(newest).toMatchObject({ template: 'visit-reminder', templateVersion: 1, status: 'SENT' });
      expect(newest?.text.trim()).toBe(mailbox.messages({ to: reader.email })[0]?.text.replaceAll('\r\n', '\n').trim());
      const after = page.data.sentMails.pageInfo.endCursor;
      const next = await app.graphql<Answer>(query, { after }, { as: reader.token });
      expect(next.data.sentMails.nodes.map(({ template }) => template)).toEqual(['booking-confirmed']);
      expect(next.data.sentMails.pageInfo.hasNextPage).toBe(false);
      const stranger = await signUp('stranger@example.fr', 'Eva', 'fr');
      expect((await app.graphql<Answer>(query, {}, { as: stranger.token })).data.sentMails.nodes).toEqual([]);
      expect((await app.graphql(query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });

    it('refuse a made-up cursor', async () => {
      const after = Buffer.from(JSON.stringify([1, 'x'])).toString('base64url');
      const { errors } = await app.graphql(query, { after }, { as: customer.token });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    it('can’t be read in the database, and can’t be changed', async () => {
      const { rows } = await app.db.pool.query<{ everything: string }>(
        'SELECT m::text AS everything FROM outgoing_mail m',
      );
      for (const { everything } of rows) expect(everything).not.toMatch(/example\.fr|Camille|94,50/);
      await expect(app.db.pool.query(`UPDATE outgoing_mail SET content = 'other'`)).rejects.toThrow('archive');
    });
  });

  it('about the books go to those who keep them, and to no other member of staff', async () => {
    const keeper = await signUp('finance@example.fr', 'Farid', 'fr', true, 'finance');
    const other = await signUp('vetting@example.fr', 'Vera', 'fr', true, 'vetting');
    await publish({ type: 'ReconciliationDifferencesOpen', data: { runId: newId(), openCount: 2 } });
    await app.runJob('notification.send-due-mails');
    expect(mailbox.messages({ to: keeper.email })).toHaveLength(1);
    expect(mailbox.messages({ to: other.email })).toHaveLength(0);
  });

  describe('while the mail server is down', () => {
    it('wait, visible to support, and go out once when it is back', async () => {
      const port = mailbox.smtpPort;
      await mailbox.close();
      const data = facts();
      await publish({ type: 'BookingDeclined', data });
      await app.runJob('notification.send-due-mails');
      const support = await signUp('support@example.fr', 'Support', 'en', true);
      const backlog = async (as: Person) =>
        app.graphql<{ mailBacklog: { waiting: number; failed: number } }>(
          '{ mailBacklog { waiting failed } }',
          {},
          { as: as.token },
        );
      expect((await backlog(support)).data.mailBacklog).toEqual({ waiting: 1, failed: 0 });
      expect((await app.http.get('/metrics')).text).toMatch(/^limpide_mails_waiting 1$/m);
      expect((await backlog(customer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');

      mailbox = await createMailbox({ smtpPort: port, webPort: 0 });
      app.clock.advance(5 * MINUTE);
      await Promise.all([app.runJob('notification.send-due-mails'), app.runJob('notification.send-due-mails')]);
      expect(mailsAbout(data.reference)).toHaveLength(1);
      expect((await backlog(support)).data.mailBacklog).toEqual({ waiting: 0, failed: 0 });
    });

    it('are given up after five days, and say so', async () => {
      const port = mailbox.smtpPort;
      await mailbox.close();
      const data = facts();
      await publish({ type: 'BookingDeclined', data });
      app.clock.advance(GIVE_UP_AFTER + HOUR);
      await app.runJob('notification.send-due-mails');
      const { rows } = await app.db.pool.query<object>(
        `SELECT status::text, last_failure FROM outgoing_mail WHERE status <> 'SENT'`,
      );
      expect(rows).toEqual([{ status: 'FAILED', last_failure: expect.stringMatching(/^E[A-Z]+$/) as string }]);
      mailbox = await createMailbox({ smtpPort: port, webPort: 0 });
      await app.runJob('notification.send-due-mails');
      expect(mailsAbout(data.reference)).toEqual([]);
    });
  });

  it('left in the hands of a worker that died are taken up again after its lease', async () => {
    const data = facts();
    const eventId = newId();
    await app.get(QueueMails).run({ type: 'BookingDeclined', data }, eventId);
    await app.settle();
    await app.db.pool.query(
      `UPDATE outgoing_mail SET status = 'SENDING', sent_at = NULL, lease_until = $2 WHERE event_id = $1`,
      [eventId, new Date(app.clock.now().getTime() + MINUTE)],
    );
    await app.runJob('notification.send-due-mails');
    expect(mailsAbout(data.reference)).toHaveLength(1);
    app.clock.advance(2 * MINUTE);
    await app.runJob('notification.send-due-mails');
    const copies = mailsAbout(data.reference);
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
  });
});
