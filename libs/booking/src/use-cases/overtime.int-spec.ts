import { DAY, HOUR, newId } from '#kernel';
import { bookingActs } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from '../../../../test/support/booking-world.js';

let world: BookingWorld;
let camille: Customer;
let paul: BookableProvider;
let start: Date;
beforeAll(async () => {
  world = await createBookingWorld();
});
beforeEach(async () => {
  camille = await world.customer();
  paul = await world.provider({ minNoticeMinutes: 60 });
  // Two days on, ten o'clock in Paris, whenever this test begins.
  start = new Date(`${new Date(world.clock.now().getTime() + 2 * DAY).toISOString().slice(0, 10)}T09:00:00Z`);
});
afterAll(() => world.close());

const acts = bookingActs(() => ({ world, camille, paul }));
const OVERTIME = `overtime { id state minutes amountCents providerNetCents }
  furtherCharges { kind state amountCents providerShareCents }`;
interface Proposal {
  readonly id: string;
  readonly amountCents: number;
}

/** Paul is at work; the visit ends at one o'clock. */
async function inProgress(): Promise<Answer> {
  const booking = await acts.confirmed({ start: start.toISOString() });
  await world.later(start.getTime() - world.clock.now().getTime());
  camille = await world.signedInAgain(camille);
  paul = await world.signedInAgain(paul);
  await acts.startVisit(booking, await acts.code(booking));
  return booking;
}

const propose = (bookingId: string, minutes: number, idempotencyKey = key()) =>
  world.send(paul, 'proposeOvertime', 'ProposeOvertimeInput', { bookingId, minutes, idempotencyKey });
const seen = async (who: Person, { id }: Answer) => world.see(who, id, OVERTIME);
const proposal = async (booking: Answer) => (await seen(camille, booking))['overtime'] as Proposal;
const respond = (booking: Answer, { id, amountCents }: Proposal, agree: boolean, idempotencyKey = key()) =>
  world.send(
    camille,
    'answerOvertime',
    'AnswerOvertimeInput',
    { bookingId: booking.id, overtimeId: id, shownAmountCents: amountCents, agree, idempotencyKey },
    '... on OvertimeChanged { minutes amountCents }',
  );
const complete = (booking: Answer) =>
  world.send(camille, 'confirmCompletion', 'BookingActionInput', { bookingId: booking.id, idempotencyKey: key() });

describe('more time', () => {
  it('is proposed at the quote’s own rate, agreed to, and charged once the visit is completed', async () => {
    const booking = await inProgress();
    expect(await propose(booking.id, 20)).toMatchObject({ __typename: 'OvertimeTooLong' });
    const repeated = key();
    expect(await propose(booking.id, 30, repeated)).toMatchObject({ __typename: 'Booking' });
    expect(await propose(booking.id, 30, repeated)).toMatchObject({ __typename: 'Booking' });
    const asked = await proposal(booking);
    // 28,00 € an hour: 14,00 € of work and 5 % of fee.
    expect(asked).toMatchObject({ state: 'PROPOSED', minutes: 30, amountCents: 1_470, providerNetCents: null });
    expect((await seen(paul, booking))['overtime']).toMatchObject({ amountCents: null, providerNetCents: 1_190 });
    expect(await respond(booking, { ...asked, amountCents: 1_400 }, true)).toMatchObject({
      __typename: 'OvertimeChanged',
      amountCents: 1_470,
    });
    const blocked = await endOfBlocked(booking);
    expect(await respond(booking, asked, true)).toMatchObject({ __typename: 'Booking' });
    expect(await respond(booking, asked, true)).toMatchObject({ __typename: 'OvertimeNotProposed' });
    expect((await endOfBlocked(booking)) - blocked).toBe(HOUR / 2);
    expect(await propose(booking.id, 15)).toMatchObject({ __typename: 'OvertimeNotPossible' });
    await world.later(3.5 * HOUR);
    await acts.finishVisit(booking);
    await complete(booking);
    await world.settle();
    expect(await seen(camille, booking)).toMatchObject({
      overtime: { state: 'AGREED' },
      furtherCharges: [{ kind: 'OVERTIME', state: 'PAID', amountCents: 1_470, providerShareCents: null }],
    });
    expect((await seen(paul, booking))['furtherCharges']).toEqual([
      { kind: 'OVERTIME', state: 'PAID', amountCents: null, providerShareCents: 1_190 },
    ]);
  });

  it('costs nothing when it is refused, or when nobody answers before the visit is completed', async () => {
    const booking = await inProgress();
    await propose(booking.id, 45);
    expect(await respond(booking, await proposal(booking), false)).toMatchObject({ __typename: 'Booking' });
    await propose(booking.id, 15);
    const unanswered = await proposal(booking);
    await world.later(3 * HOUR);
    await acts.finishVisit(booking);
    await complete(booking);
    await world.settle();
    expect(await respond(booking, unanswered, true)).toMatchObject({ __typename: 'OvertimeExpired' });
    expect((await seen(camille, booking))['furtherCharges']).toEqual([]);
  });

  it('that was refused stays refused, and uncharged, when less is then agreed to', async () => {
    const other = await world.provider({ minNoticeMinutes: 60 });
    const elsewhere = await world.paid(await world.customer('Inès'), other, { start: start.toISOString() });
    const booking = await inProgress();
    const now = world.clock.now();
    const open = { state: 'PROPOSED', minutes: 30, amountCents: 1_470, providerNetCents: 1_190 } as const;
    const times = { proposedAt: now, expiresAt: new Date(now.getTime() + DAY) };
    await world.db.prisma.bookingOvertime.create({ data: { id: newId(), bookingId: elsewhere.id, ...open, ...times } });
    await propose(booking.id, 45);
    await respond(booking, await proposal(booking), false);
    await propose(booking.id, 15);
    await respond(booking, await proposal(booking), true);
    const kept = await world.db.prisma.bookingOvertime.findMany({
      where: { bookingId: booking.id },
      orderBy: { minutes: 'asc' },
      select: { minutes: true, state: true },
    });
    expect(kept).toEqual([
      { minutes: 15, state: 'AGREED' },
      { minutes: 45, state: 'REFUSED' },
    ]);
    // Nor does one customer's answer speak for another.
    const { state } = await world.db.prisma.bookingOvertime.findFirstOrThrow({ where: { bookingId: elsewhere.id } });
    expect(state).toBe('PROPOSED');
  });

  it('is not sold when the provider would be late for their next visit', async () => {
    const next = await world.customer('Inès');
    const later = new Date(start.getTime() + 4 * HOUR);
    const booked = await world.paid(next, paul, { start: later.toISOString() });
    const booking = await inProgress();
    expect(booked.__typename).toBe('Booking');
    expect(await propose(booking.id, 120)).toMatchObject({ __typename: 'OvertimeOverlaps' });
    await expect(
      world.db.query('test-overlap', `UPDATE booking SET blocked = tstzrange(lower(blocked), $2) WHERE id = $1`, [
        booking.id,
        new Date(later.getTime() + HOUR),
      ]),
    ).rejects.toThrow(/booking_one_visit_at_a_time/);
    await acts.cancel(await world.signedInAgain(next), booked);
    expect(await propose(booking.id, 120)).toMatchObject({ __typename: 'Booking' });
  });

  it('can’t be asked for before the visit, by the customer, or by a stranger', async () => {
    const booking = await acts.confirmed({ start: start.toISOString() });
    expect(await propose(booking.id, 30)).toMatchObject({ __typename: 'OvertimeNotPossible' });
    const stranger = await world.provider();
    const input = { bookingId: booking.id, minutes: 30, idempotencyKey: key() };
    await expect(world.send(stranger, 'proposeOvertime', 'ProposeOvertimeInput', input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.send(camille, 'proposeOvertime', 'ProposeOvertimeInput', input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

/** Until when the calendar is blocked, in milliseconds. */
async function endOfBlocked({ id }: Answer): Promise<number> {
  const [row] = await world.db.query<{ at: Date }>(
    'test-blocked',
    'SELECT upper(blocked) AS at FROM booking WHERE id = $1',
    [id],
  );
  return row?.at.getTime() ?? 0;
}
