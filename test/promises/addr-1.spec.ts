import { DAY, HOUR, plus } from '#kernel';
import { createMailbox, type Mailbox } from '#mailbox';
import { NotificationModule } from '#notification';
import {
  createBookingWorld,
  HOME,
  key,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
/** Everything a provider can ask of a booking. */
const ALL = `serviceCode timeZone municipality customerPublicName providerPublicName arrivalCode
  address { stage municipality distanceMetres street complement postalCode doorCode floor notes }
  addressViews { at } quote { municipality } checklist { label } history { to } payment { state }`;
const STREET = [HOME.street, HOME.complement, HOME.postalCode];
const ACCESS = [HOME.doorCode, HOME.floor, HOME.notes];

/** ADDR-1: a provider sees an address only once the booking is made. */
describe('ADDR-1: a provider sees an address only once the booking is made', () => {
  let world: BookingWorld;
  let mailbox: Mailbox;
  let camille: Customer;
  let paul: BookableProvider;

  beforeAll(async () => {
    mailbox = await createMailbox({ smtpPort: 0, webPort: 0 });
    world = await createBookingWorld({ modules: [NotificationModule], environment: { SMTP_URL: mailbox.smtpUrl } });
  });
  afterAll(async () => {
    await world?.close();
    await mailbox?.close();
  });
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  /** All that reaches the provider about a booking: both screens and every mail to them. */
  async function shown(booking: Answer): Promise<string> {
    await world.settle();
    const screen = await world.see(paul, booking.id, ALL);
    const list = await world.ask<object>(`query { answer: myJobs { nodes { id ${ALL} } } }`, {}, paul);
    const mails = mailbox.messages({ to: `${paul.userId}@example.com` });
    return JSON.stringify([screen, list, mails]);
  }
  const expectShown = async (booking: Answer, expected: { street: boolean; access: boolean }) => {
    const text = await shown(booking);
    for (const part of STREET) expect([part, text.includes(part)]).toEqual([part, expected.street]);
    for (const part of ACCESS) expect([part, text.includes(part)]).toEqual([part, expected.access]);
  };
  const cancel = (who: Customer | BookableProvider, booking: Answer) =>
    world.send(who, 'cancelBooking', 'CancelBookingInput', {
      ...{ bookingId: booking.id, shownFeeCents: 0, idempotencyKey: key() },
    });

  it('before: the municipality and a distance in half kilometres, in every answer, mail and error', async () => {
    const held = await world.held(camille, paul);
    await expect(world.see(paul, held.id, ALL)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const booking = await world.paid(camille, paul, { start: plus(START, DAY).toISOString() });
    await expectShown(booking, { street: false, access: false });
    expect(await world.see(paul, booking.id, ALL)).toMatchObject({
      address: { stage: 'APPROXIMATE', municipality: 'Lyon 3e Arrondissement', distanceMetres: 1_500 },
    });
    const early = await world.send(paul, 'startVisit', 'StartVisitInput', { bookingId: booking.id, code: '0000' });
    expect(JSON.stringify(early)).not.toMatch(/Lilas|69003|4512B/);
  });

  it('once made: the street; in the last 24 hours: how to get in; 7 days after the end: nothing', async () => {
    const booking = await world.paid(camille, paul);
    await world.act(paul, 'acceptBooking', booking.id);
    await expectShown(booking, { street: true, access: false });
    world.clock.set(plus(START, -DAY));
    await world.runJob('booking.remind');
    await expectShown(booking, { street: true, access: true });
    world.clock.set(plus(END, 7 * DAY));
    expect(await world.see(paul, booking.id, ALL)).toMatchObject({
      address: {
        stage: 'CLOSED',
        street: null,
        complement: null,
        postalCode: null,
        doorCode: null,
        floor: null,
        notes: null,
      },
    });
  });

  it.each(['the customer', 'the provider'] as const)('gone at once when %s cancels', async (who) => {
    const booking = await world.paid(camille, paul);
    await world.act(paul, 'acceptBooking', booking.id);
    await cancel(who === 'the customer' ? camille : paul, booking);
    expect(await world.see(paul, booking.id, ALL)).toMatchObject({ address: { stage: 'CLOSED', street: null } });
  });

  it('never: in what one feature tells another, nor in clear in any table', async () => {
    const booking = await world.paid(camille, paul);
    await world.act(paul, 'acceptBooking', booking.id);
    world.clock.set(plus(START, -DAY));
    await expectShown(booking, { street: true, access: true });
    const tables = await world.db.query<{ name: string }>(
      'promise-tables',
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const [row] = await world.db.query<{ found: number }>(
        `promise-${name}`,
        `SELECT count(*)::int AS found FROM ${name} AS t WHERE t::text ~ $1`,
        ['rue des Lilas|4512B|chez Bonnard'],
      );
      expect([name, row?.found]).toEqual([name, 0]);
    }
  });
});
