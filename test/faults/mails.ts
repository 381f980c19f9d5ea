import type { BookingFacts } from '#events';
import { SeedUsers, type SeedUser } from '#identity';
import type { Mailbox } from '#mailbox';
import { newId, type UserId } from '#kernel';
import { JobRunner } from '#platform/jobs';
import type { PaymentWorld } from '../support/payment-world.js';

/** Every event that waits to be made mails of. */
const WAITING = `SELECT id, data FROM pgboss.job WHERE state < 'completed' AND data->>'name' LIKE 'notification.mail-on-%' ORDER BY id`;

/** One publication of an event, as the queue holds it for whoever writes mails. */
export interface ToldEvent {
  readonly name: string;
  readonly payload: { readonly type: string; readonly data: { readonly bookingId?: string } };
  readonly eventId: string;
}

/** What people are written about their bookings, in a world whose jobs are run by hand. */
export function mailsIn(world: () => PaymentWorld, mailbox: () => Mailbox) {
  const people = { provider: newId<UserId>(), finance: newId<UserId>() };
  let passwordHash: string;

  const signUp = (
    id: UserId,
    publicName: string,
    rights: Pick<SeedUser, 'roles' | 'permissions'>,
  ): Promise<unknown> => {
    const person = { id, publicName, email: `${id}@example.fr`, locale: 'fr' as const, createdAt: world().clock.now() };
    return world().transact((tx) =>
      world()
        .get(SeedUsers)
        .seed(tx, [{ ...person, passwordHash, ...rights }]),
    );
  };

  /** A provider and one of the finance staff. */
  async function staffSignUp(): Promise<void> {
    passwordHash = await world().get(SeedUsers).hash('une phrase assez longue');
    await signUp(people.provider, 'Paul', { roles: ['provider'] });
    await signUp(people.finance, 'Inès', { roles: ['admin'], permissions: ['finance'] });
  }

  /** What the booking feature has told of a booking before its money moves, and its customer's account. */
  async function isKnown(bookingId: string): Promise<void> {
    const { customerId } = await world().db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    await signUp(customerId as UserId, 'Camille', { roles: ['customer'] });
    const start = world().clock.now().toISOString();
    const facts: BookingFacts = {
      bookingId, customerId, reference: 'RZ-7K2M4Q', customerPublicName: 'Camille',
      providerId: newId(), providerUserId: people.provider, providerPublicName: 'Paul', serviceCode: 'deep-cleaning',
      municipality: 'Lyon 3e', start, end: start, timeZone: 'Europe/Paris', totalCents: 10_000,
    }; // prettier-ignore
    await world().db.prisma.mailBooking.create({
      data: { bookingId, facts: { ...facts }, updatedAt: world().clock.now() },
    });
  }

  /** Takes the events out of the queue. */
  async function told(): Promise<ToldEvent[]> {
    const rows = await world().db.query<{ id: string; data: ToldEvent }>('test-told', WAITING);
    const ids = rows.map(({ id }) => id);
    await world().db.query('test-heard', 'DELETE FROM pgboss.job WHERE id = ANY($1::uuid[])', [ids]);
    return rows.map(({ data }) => data);
  }

  const handle = ({ name, payload, eventId }: ToldEvent): Promise<void> =>
    world().get(JobRunner).runNow(name, payload, eventId);

  /** How often the mail server got each mail, as `template to whom: times`, by the event that made it. */
  async function arrived(): Promise<Map<string, string[]>> {
    const rows = await world().db.prisma.outgoingMail.findMany({ orderBy: { id: 'asc' } });
    const roles = new Map(Object.entries(people).map(([role, id]) => [id as string, role]));
    const messages = mailbox().messages();
    const lines = rows.map((row) => {
      const copies = messages.filter(({ messageId }) => messageId?.includes(row.id));
      return [
        row.eventId,
        `${row.template} to ${roles.get(row.recipientId) ?? 'customer'}: ${String(copies.length)}`,
      ] as const;
    });
    return new Map(
      [...Map.groupBy(lines, ([eventId]) => eventId)].map(([id, all]) => [id, all.map(([, line]) => line)]),
    );
  }

  /** Everything that waits is written and sent. What each booking's people have got, in alphabetical order. */
  async function delivered(bookingIds: readonly string[]): Promise<Map<string, string[]>> {
    for (const bookingId of bookingIds) await isKnown(bookingId);
    const events = await told();
    for (const event of events) if (bookingIds.includes(event.payload.data.bookingId ?? '')) await handle(event);
    await world().runJob('notification.send-due-mails');
    const got = await arrived();
    const of = (bookingId: string): string[] =>
      events
        .filter(({ payload }) => payload.data.bookingId === bookingId)
        .flatMap(({ eventId }) => got.get(eventId) ?? []);
    return new Map(bookingIds.map((bookingId) => [bookingId, of(bookingId).toSorted()]));
  }

  return { staffSignUp, isKnown, told, handle, arrived, delivered };
}
