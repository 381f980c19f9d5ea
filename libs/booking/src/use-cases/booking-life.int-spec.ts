import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { Availability } from '#availability';
import type { EventType } from '#events';
import { EventBus } from '#platform/jobs';
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
import { checklistOf } from '../domain/checklist.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const ADDRESS = 'address { stage municipality distanceMetres street complement postalCode doorCode floor notes }';
const TOLD: EventType[] = [
  'BookingHeld',
  'BookingRequested',
  'BookingConfirmed',
  'BookingDeclined',
  'BookingExpired',
  'BookingCancelled',
  'BookingUnpaid',
  'BookingNoShow',
  'VisitReminderDue',
  'VisitStarted',
  'VisitFinished',
  'BookingCompleted',
];

describe('a booking, from the money to the customer’s word', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  const heard: { type: string; data: { bookingId: string } & Record<string, unknown> }[] = [];

  beforeAll(async () => {
    world = await createBookingWorld();
    for (const type of TOLD) {
      world.get(EventBus).subscribe(type, `test.hears-${type}`, (event) => {
        heard.push(event as never);
        return Promise.resolve();
      });
    }
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  const told = (booking: Answer) => heard.filter(({ data }) => data.bookingId === booking.id).map(({ type }) => type);
  const done = { checklist: checklistOf('regular-cleaning').map((point) => ({ point, done: true })) };
  const confirmed = async (changes: object = {}): Promise<Answer> => {
    const booking = await world.paid(camille, paul, changes);
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({
      state: 'CONFIRMED',
      viewer: 'PROVIDER',
    });
    return booking;
  };
  const code = async (booking: Answer) => String((await world.see(camille, booking.id, 'arrivalCode'))['arrivalCode']);
  const startVisit = (booking: Answer, given: string) =>
    world.send(
      paul,
      'startVisit',
      'StartVisitInput',
      { bookingId: booking.id, code: given },
      '... on ArrivalCodeWrong { triesLeft }',
    );
  const finishVisit = (booking: Answer) =>
    world.send(paul, 'finishVisit', 'FinishVisitInput', { bookingId: booking.id, ...done });
  const cancel = (who: Customer | BookableProvider, booking: Answer, shownFeeCents = 0, idempotencyKey = key()) =>
    world.send(
      who,
      'cancelBooking',
      'CancelBookingInput',
      { bookingId: booking.id, shownFeeCents, idempotencyKey },
      '... on CancellationFeeChanged { feeCents }',
    );
  const terms = (who: Customer | BookableProvider, booking: Answer) =>
    world.ask<{
      __typename: string;
      feeCents: number;
      steps: { basis: string; feeCents: number; from: string | null }[];
    }>(
      `query ($id: ID!) { answer: cancellationTerms(bookingId: $id) { __typename ... on CancellationTerms { feeCents
        steps { from basis feeCents refundCents explanation } } } }`,
      { id: booking.id },
      who,
    );
  const addressFor = async (who: Customer | BookableProvider, booking: Answer) =>
    (await world.see(who, booking.id, ADDRESS))['address'] as Record<string, unknown>;

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

  it.each([
    ['declined', (booking: Answer) => world.act(paul, 'declineBooking', booking.id, ', reason: TOO_FAR')],
    ['cancelled', (booking: Answer) => cancel(camille, booking)],
    [
      'left without an answer',
      async () => {
        world.clock.advance(DAY);
        await world.runJob('booking.expire-requests');
      },
    ],
  ])('closes the address at once and gives the money back when it is %s', async (_, end) => {
    const booking = await world.paid(camille, paul);
    await end(booking);
    await world.settle();
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED', street: null });
    const seen = await world.see(camille, booking.id, 'payment { state capturedCents }');
    expect(seen['payment']).toEqual({ state: 'CANCELLED', capturedCents: 0 });
    expect(await world.quote(camille, paul)).toMatchObject({ __typename: 'Quote' });
  });

  it('can be answered until its deadline, not after', async () => {
    const booking = await world.paid(camille, paul);
    world.clock.advance(DAY);
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({ __typename: 'TooLate' });
    await world.runJob('booking.expire-requests');
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({ __typename: 'BookingStateConflict' });
    await world.settle();
    expect(told(booking)).toContain('BookingExpired');
  });

  it('expires when nobody pays within 15 minutes, and not before', async () => {
    const booking = await world.held(camille, paul);
    world.clock.advance(15 * MINUTE - 1);
    await world.runJob('booking.expire-holds');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'HELD' });
    world.clock.advance(1);
    await world.runJob('booking.expire-holds');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'EXPIRED', holdExpiresAt: null });
    expect(await world.checkout(camille, booking.id)).toMatchObject({ __typename: 'HoldExpired' });
    expect(await world.quote(camille, paul)).toMatchObject({ __typename: 'Quote' });
  });

  it('gives back what is paid after it expired, and takes nothing', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    world.sandbox.control.webhooks.pause();
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    // Someone else takes the slot while the news of the payment is still on its way.
    world.clock.advance(16 * MINUTE);
    const denis = await world.customer('Denis');
    expect(await world.held(denis, paul)).toMatchObject({ state: 'HELD' });
    world.sandbox.control.webhooks.resume();
    await world.settle();
    const seen = await world.see(camille, booking.id, 'payment { state capturedCents heldCents }');
    expect(seen).toMatchObject({ state: 'EXPIRED', payment: { state: 'CANCELLED', capturedCents: 0, heldCents: 0 } });
  });

  it('is kept for a customer who paid in the last minute, when the news comes late', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    world.sandbox.control.webhooks.pause();
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    world.clock.advance(16 * MINUTE);
    await world.runJob('booking.expire-holds');
    world.sandbox.control.webhooks.resume();
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('stays a hold after a declined card, which can be tried again', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    expect(await world.fillCheckout(String(page['url']), '4000 0000 0000 9995')).toBe(402);
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'HELD' });
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('gives the slot back at once when the payment page was left to run out', async () => {
    const booking = await world.held(camille, paul);
    await world.checkout(camille, booking.id);
    await world.later(HOUR);
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'EXPIRED' });
    expect(told(booking)).toContain('BookingExpired');
  });

  it('saves the card when the visit is far ahead, and is UNPAID when the money can’t be held a day before', async () => {
    const start = plus(START, 14 * DAY).toISOString();
    const booking = await world.held(camille, paul, { start });
    const page = await world.checkout(camille, booking.id);
    // A card that can be saved, and is refused when money is asked of it.
    expect(await world.fillCheckout(String(page['url']), '4000 0000 0000 0341')).toBe(303);
    await world.settle();
    await world.act(paul, 'acceptBooking', booking.id);

    world.clock.set(plus(new Date(start), -48 * HOUR));
    await world.runJob('payment.authorise-due');
    await world.settle();
    [camille, paul] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
    expect(await world.see(camille, booking.id, 'payment { state }')).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'AUTH_FAILED' },
    });
    expect(await world.checkout(camille, booking.id)).toMatchObject({ __typename: 'BookingCheckout' });

    world.clock.set(plus(new Date(start), -24 * HOUR));
    await world.runJob('payment.give-up-unsecured');
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'UNPAID' });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED', street: null });
    expect(told(booking)).toContain('BookingUnpaid');
    expect(await world.quote(camille, paul, { start: plus(new Date(start), DAY).toISOString() })).toMatchObject({
      __typename: 'Quote',
    });
  });

  it('shows what cancelling costs before it is done, and never costs more than what was shown', async () => {
    // Booked long ahead: the withdrawal right is over, and the STANDARD policy decides.
    const start = plus(START, 28 * DAY).toISOString();
    const booking = await confirmed({ start });
    world.clock.set(plus(new Date(start), -25 * HOUR));
    [camille, paul] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
    const shown = await terms(camille, booking);
    expect(shown).toMatchObject({
      feeCents: 0,
      steps: [{ basis: 'POLICY', feeCents: 0 }, { feeCents: 4_410 }, { feeCents: 8_820 }],
    });
    world.clock.advance(HOUR);
    expect(await cancel(camille, booking, shown.feeCents)).toMatchObject({
      __typename: 'CancellationFeeChanged',
      feeCents: 4_410,
    });
    const again = key();
    const cancelled = await cancel(camille, booking, 4_410, again);
    expect(cancelled).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'POLICY', feeCents: 4_410, refundCents: 4_410 },
    });
    expect(await cancel(camille, booking, 4_410, again)).toEqual(cancelled);
    expect(await cancel(camille, booking, 4_411, again)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('costs nothing to withdraw from within 14 days, nor when the provider cancels', async () => {
    const booking = await confirmed();
    world.clock.set(plus(START, -HOUR));
    expect(await terms(camille, booking)).toMatchObject({ feeCents: 0, steps: [{ basis: 'WITHDRAWAL', from: null }] });
    expect(await cancel(camille, booking)).toMatchObject({ cancellation: { basis: 'WITHDRAWAL', feeCents: 0 } });

    world.clock.set(NOW);
    const second = await confirmed();
    expect(await cancel(paul, second)).toMatchObject({ state: 'CANCELLED', cancellation: null });
    expect(await world.see(camille, second.id)).toMatchObject({
      cancellation: { basis: 'PROVIDER_CANCELS', refundCents: second['totalCents'] },
    });
    await world.settle();
    expect(
      heard.find(({ type, data }) => type === 'BookingCancelled' && data.bookingId === second.id)?.data,
    ).toMatchObject({
      by: 'PROVIDER',
      feeCents: 0,
    });
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

  it('lets the customer say that nobody came, 45 minutes after the start', async () => {
    const booking = await confirmed();
    const report = () =>
      world.send(camille, 'reportNoShow', 'ReportNoShowInput', {
        bookingId: booking.id,
        who: 'PROVIDER',
        idempotencyKey: key(),
      });
    world.clock.set(plus(START, 5 * MINUTE));
    expect(await world.see(camille, booking.id)).toMatchObject({ lateness: 'LATE' });
    expect(await report()).toMatchObject({ __typename: 'TooEarly' });
    world.clock.set(plus(START, 20 * MINUTE));
    await world.runJob('booking.guard-late');
    expect(await world.see(camille, booking.id)).toMatchObject({ lateness: 'ALERTED' });
    world.clock.set(plus(START, 45 * MINUTE));
    expect(await report()).toMatchObject({
      state: 'NO_SHOW_PROVIDER',
      cancellation: { basis: 'PROVIDER_NO_SHOW', feeCents: 0 },
    });
  });

  it('owes the last step of the policy when the customer was not there', async () => {
    const booking = await confirmed();
    world.clock.set(plus(START, 45 * MINUTE));
    const report = { bookingId: booking.id, who: 'CUSTOMER', idempotencyKey: key() };
    expect(await world.send(camille, 'reportNoShow', 'ReportNoShowInput', report)).toMatchObject({
      __typename: 'BookingStateConflict',
    });
    expect(await world.send(paul, 'reportNoShow', 'ReportNoShowInput', report)).toMatchObject({
      state: 'NO_SHOW_CUSTOMER',
    });
    expect(await world.see(camille, booking.id)).toMatchObject({
      cancellation: { basis: 'CUSTOMER_NO_SHOW', feeCents: booking['totalCents'], refundCents: 0 },
    });
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
    const rows = await world.db.query('test-plain', `SELECT to_jsonb(b)::text AS row FROM booking b WHERE id = $1`, [
      booking.id,
    ]);
    const jobs = await world.db.query('test-jobs', `SELECT data::text AS row FROM pgboss.job`);
    const text = JSON.stringify([rows, jobs, heard]);
    for (const secret of [HOME.street, HOME.doorCode, HOME.notes, await code(booking), 'Bellecour'])
      expect(text).not.toContain(`${secret}`);
  });
});
