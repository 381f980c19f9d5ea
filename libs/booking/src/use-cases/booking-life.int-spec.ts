import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { Availability } from '#availability';
import { bookingActs, listen, type HeardEvent } from '../../../../test/support/booking-acts.js';
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
} from '../../../../test/support/booking-world.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const ADDRESS = 'address { stage street doorCode }';

describe('a booking, from the money to the customer’s word', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let heard: HeardEvent[];

  beforeAll(async () => {
    world = await createBookingWorld();
    heard = listen(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  const told = (booking: Answer) => heard.filter(({ data }) => data.bookingId === booking.id).map(({ type }) => type);
  const { confirmed, code, startVisit, finishVisit, cancel, terms, addressFor } = bookingActs(() => ({
    world,
    camille,
    paul,
  }));

  it('goes through its whole life: asked, accepted, visited, confirmed, paid', async () => {
    const booking = await world.paid(camille, paul);
    expect(await world.see(paul, booking.id)).toMatchObject({
      state: 'REQUESTED',
      viewer: 'PROVIDER',
      availableCommands: ['ACCEPT', 'DECLINE'],
      totalCents: null,
      answerBy: plus(new Date(NOW), DAY).toISOString(),
    });
    await world.act(paul, 'acceptBooking', booking.id);
    world.clock.set(START);
    expect(await startVisit(booking, await code(booking))).toMatchObject({
      state: 'IN_PROGRESS',
      arrivalProof: 'CODE',
    });
    world.clock.set(END);
    expect(await finishVisit(booking)).toMatchObject({
      state: 'DONE',
      claimWindowEndsAt: plus(END, 2 * DAY).toISOString(),
    });
    const confirmation = { bookingId: booking.id, idempotencyKey: key() };
    const completed = await world.send(camille, 'confirmCompletion', 'BookingActionInput', confirmation);
    expect(completed).toMatchObject({ state: 'COMPLETED', viewer: 'CUSTOMER' });
    expect(await world.send(camille, 'confirmCompletion', 'BookingActionInput', confirmation)).toEqual(completed);
    await world.settle();
    const seen = await world.see(
      camille,
      booking.id,
      'payment { state capturedCents transferDueAt } history { by to } checklist { point done }',
    );
    expect(seen['payment']).toMatchObject({ capturedCents: seen['totalCents'] });
    expect(seen['history']).toEqual(
      [
        'CUSTOMER HELD',
        'SYSTEM REQUESTED',
        'PROVIDER CONFIRMED',
        'PROVIDER IN_PROGRESS',
        'PROVIDER DONE',
        'CUSTOMER COMPLETED',
      ].map((step) => ({ by: step.split(' ')[0], to: step.split(' ')[1] })),
    );
    expect((seen['checklist'] as { done: boolean }[]).every((point) => point.done)).toBe(true);
    expect(told(booking).sort()).toEqual(
      [
        'BookingHeld',
        'BookingRequested',
        'BookingConfirmed',
        'VisitStarted',
        'VisitFinished',
        'BookingCompleted',
      ].sort(),
    );
  });

  it('is confirmed at once with a provider who is booked instantly', async () => {
    paul = await world.provider({ instantBook: true });
    const booking = await world.paid(camille, paul);
    expect(await world.see(camille, booking.id)).toMatchObject({
      state: 'CONFIRMED',
      confirmedAt: NOW.replace('Z', '.000Z'),
    });
  });

  it('shows the provider the address in stages, and the customer every look at it', async () => {
    const approximate = {
      stage: 'APPROXIMATE',
      municipality: 'Lyon 3e Arrondissement',
      street: null,
      postalCode: null,
      doorCode: null,
    };
    const booking = await world.paid(camille, paul);
    const before = await addressFor(paul, booking);
    expect(before).toMatchObject(approximate);
    expect(Number(before['distanceMetres']) % 500).toBe(0);

    await world.act(paul, 'acceptBooking', booking.id);
    const { doorCode, floor, notes, placeId: _, ...street } = HOME;
    expect(await addressFor(paul, booking)).toMatchObject({
      stage: 'STREET',
      ...street,
      doorCode: null,
      floor: null,
      notes: null,
    });
    world.clock.set(plus(START, -DAY));
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'ACCESS', ...street, doorCode, floor, notes });
    world.clock.set(plus(END, 7 * DAY));
    expect(await addressFor(paul, booking)).toMatchObject({
      stage: 'CLOSED',
      street: null,
      doorCode: null,
      distanceMetres: null,
    });

    expect(await addressFor(camille, booking)).toMatchObject({ ...street, doorCode, floor, notes });
    const { addressViews } = await world.see(camille, booking.id, 'addressViews { at viewerName stage }');
    expect(addressViews).toEqual([
      { at: plus(START, -DAY).toISOString(), viewerName: 'Paul', stage: 'ACCESS' },
      { at: NOW.replace('Z', '.000Z'), viewerName: 'Paul', stage: 'STREET' },
    ]);
    expect((await world.see(paul, booking.id, 'addressViews { at }'))['addressViews']).toEqual([]);
  });

  it('lets the provider in with the right code only, five tries, not too early', async () => {
    const booking = await confirmed();
    const right = await code(booking);
    const wrong = right === '0000' ? '0001' : '0000';
    expect(await startVisit(booking, right)).toMatchObject({ __typename: 'TooEarly' });
    world.clock.set(START);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await startVisit(booking, wrong)).toMatchObject({ __typename: 'ArrivalCodeWrong', triesLeft });
    }
    expect(await startVisit(booking, right)).toMatchObject({ __typename: 'ArrivalCodeLocked' });
    expect(await world.act(paul, 'declareArrival', booking.id)).toMatchObject({
      state: 'IN_PROGRESS',
      arrivalProof: 'DECLARED',
    });
  });

  it('waits for a person when the customer contests a declared arrival', async () => {
    const booking = await confirmed();
    world.clock.set(START);
    await world.act(paul, 'declareArrival', booking.id);
    expect(await world.act(camille, 'contestArrival', booking.id)).toMatchObject({
      arrivalContestedAt: START.toISOString(),
    });
    world.clock.set(END);
    await finishVisit(booking);
    world.clock.advance(3 * DAY);
    await world.runJob('booking.auto-complete');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'DONE' });
    const agnes = await world.person('Agnès', ['customer', 'admin'], ['support']);
    const settled = await world.send(agnes, 'reportNoShow', 'ReportNoShowInput', {
      bookingId: booking.id,
      who: 'PROVIDER',
      idempotencyKey: key(),
    });
    expect(settled).toMatchObject({
      state: 'NO_SHOW_PROVIDER',
      cancellation: { feeCents: 0, refundCents: booking['totalCents'] },
    });
  });

  it('completes by itself 24 hours after check-out, and checks out a visit that everyone forgot', async () => {
    const booking = await confirmed();
    world.clock.set(START);
    await startVisit(booking, await code(booking));
    world.clock.set(plus(END, 12 * HOUR));
    await world.runJob('booking.finish-forgotten');
    expect(await world.see(camille, booking.id)).toMatchObject({
      state: 'DONE',
      finishedAt: plus(END, 12 * HOUR).toISOString(),
    });
    world.clock.advance(DAY - 1);
    await world.runJob('booking.auto-complete');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'DONE' });
    world.clock.advance(1);
    await world.runJob('booking.auto-complete');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('reminds both sides once, a day before', async () => {
    const booking = await confirmed();
    await world.runJob('booking.remind');
    world.clock.set(plus(START, -DAY));
    await world.runJob('booking.remind');
    await world.runJob('booking.remind');
    await world.settle();
    expect(told(booking).filter((type) => type === 'VisitReminderDue')).toHaveLength(1);
  });

  it('does not exist for strangers, nor for its provider while it is a hold', async () => {
    const booking = await world.held(camille, paul);
    const denis = await world.customer('Denis');
    const missing = await world.see(denis, '01900000-0000-7000-8000-000000000000').catch((error: unknown) => error);
    expect(missing).toMatchObject({ code: 'NOT_FOUND' });
    for (const stranger of [denis, paul]) {
      await expect(world.see(stranger, booking.id)).rejects.toEqual(missing);
      await expect(terms(stranger, booking)).rejects.toEqual(missing);
      await expect(cancel(stranger, booking)).rejects.toEqual(missing);
      await expect(world.checkout(stranger, booking.id)).rejects.toEqual(missing);
    }
    await expect(world.act(paul, 'acceptBooking', booking.id)).rejects.toEqual(missing);
    await expect(world.see(denis, 'no id at all')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows support its state and its money, never the address', async () => {
    const booking = await confirmed();
    const agnes = await world.person('Agnès', ['customer', 'admin'], ['support']);
    const seen = await world.see(agnes, booking.id, `${ADDRESS} arrivalCode`);
    expect(seen).toMatchObject({ viewer: 'PLATFORM', totalCents: booking['totalCents'], arrivalCode: null });
    expect(seen['address']).toMatchObject({ stage: 'CLOSED', street: null, doorCode: null });
  });

  it('leaves the calendar that search reads true, whether it goes on or ends', async () => {
    const drift = () => world.get(Availability).rebuild([paul.providerId]);
    const booking = await confirmed();
    expect(await drift()).toBe(0);
    await cancel(camille, booking);
    expect(await drift()).toBe(0);
    await world.held(camille, paul);
    world.clock.advance(15 * MINUTE);
    await world.held(await world.customer('Denis'), paul, { start: plus(START, HOUR).toISOString() });
    expect(await drift()).toBe(0);
  });

  it('keeps nothing in the database in clear that would lead to the door', async () => {
    const booking = await confirmed();
    const written = await world.db.query<{ row: string }>(
      'test-written',
      `SELECT to_jsonb(b)::text AS row FROM booking b WHERE id = $1 UNION ALL SELECT data::text FROM pgboss.job`,
      [booking.id],
    );
    const text = [...written.map(({ row }) => row), JSON.stringify(heard)].join('\n');
    for (const secret of [HOME.street, HOME.doorCode, HOME.notes, 'Bellecour']) expect(text).not.toContain(secret);
    // Four digits also stand by chance in ids, instants, amounts and ciphers: a leak would be a value of its own.
    const values = [...text.matchAll(/"([^"\\]*)"/g)].map(([, value]) => value);
    expect(values).toContain('CONFIRMED');
    expect(values).not.toContain(await code(booking));
  });
});
