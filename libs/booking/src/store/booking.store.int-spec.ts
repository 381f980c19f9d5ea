import {
  cents,
  HOUR,
  MINUTE,
  newId,
  ok,
  pad,
  plus,
  type BookingId,
  type ProviderId,
  type QuoteId,
  type UserId,
} from '#kernel';
import { isConstraintViolation, Transactor, type Tx } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { BOOKING_STATES, LIVE_STATES } from '../domain/booking-state.js';
import type { Booking } from '../domain/booking.js';
import type { NewBooking } from './booking-row.js';
import { BookingReads } from './booking.reads.js';
import { BookingStore } from './booking.store.js';

const now = new Date('2026-11-23T08:00:00Z');
const nineOClock = new Date('2026-11-26T08:00:00Z');

function newBooking(changes: Partial<NewBooking> = {}): NewBooking {
  const start = changes.start ?? nineOClock;
  const end = changes.end ?? plus(start, 3 * HOUR);
  return {
    id: newId<BookingId>(),
    reference: `RZ-${newId().slice(-6)}`,
    customerId: newId<UserId>(),
    customerPublicName: 'Camille',
    providerId: newId<ProviderId>(),
    providerUserId: newId<UserId>(),
    providerPublicName: 'Paul',
    serviceCode: 'windows',
    start,
    end,
    timeZone: 'Europe/Paris',
    blocked: pad({ start, end }, 0, 10 * MINUTE),
    department: '69',
    municipality: 'Lyon 3e Arrondissement',
    distanceMetres: 2_500,
    travelPoint: { lat: 45.76, lng: 4.85 },
    addressSealed: 'v1.sealed',
    arrivalCodeSealed: 'v1.sealed',
    quoteId: newId<QuoteId>(),
    quoteHash: 'a'.repeat(64),
    quoteSealed: 'v1.sealed',
    cancellationSteps: [{ from: now, feeCents: cents(0), providerShareCents: cents(0) }],
    totalCents: cents(10_000),
    providerNetCents: cents(8_000),
    instantBook: false,
    termsAcceptedAt: now,
    earlyStartRequestedAt: now,
    lossAcknowledgedAt: now,
    createdAt: now,
    holdExpiresAt: plus(now, 15 * MINUTE),
    ...changes,
  };
}

describe('bookings on the real database', () => {
  let app: TestApp;
  let store: BookingStore;
  let reads: BookingReads;

  beforeAll(async () => {
    app = await createTestApp({
      modules: [{ module: class Rooms {}, providers: [BookingStore, BookingReads] }],
      role: 'web',
    });
    store = app.get(BookingStore);
    reads = app.get(BookingReads);
  });
  afterAll(() => app?.close());

  const run = <T>(work: (tx: Tx) => Promise<T>) =>
    app
      .get(Transactor)
      .run(async (tx) => ok(await work(tx)))
      .then((result) => {
        if (!result.ok) throw new Error('rolled back');
        return result.value;
      });
  const hold = (changes: Partial<NewBooking> = {}) => run((tx) => store.insertHold(tx, newBooking(changes)));
  const held = async (changes: Partial<NewBooking> = {}): Promise<Booking> => {
    const result = await hold(changes);
    if (!result.ok) throw new Error(result.error.kind);
    return result.value.booking;
  };

  it('a hold is read back as it was written', async () => {
    const wanted = newBooking();
    const { booking, lapsed } = await run(async (tx) => {
      const result = await store.insertHold(tx, wanted);
      if (!result.ok) throw new Error(result.error.kind);
      return result.value;
    });
    const { travelPoint: _p, quoteSealed: _q, termsAcceptedAt: _t, lossAcknowledgedAt: _l, ...kept } = wanted;
    expect(booking).toMatchObject({ ...kept, state: 'HELD', askedAt: null, endedAt: null, arrivalCodeFailures: 0 });
    expect(lapsed).toEqual([]);
    expect(await reads.find(wanted.id)).toEqual(booking);
  });

  it('of a hundred people who take overlapping slots at once, one gets it and the others are told', async () => {
    const providerId = newId<ProviderId>();
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) => hold({ providerId, start: plus(nineOClock, (i % 5) * 30 * MINUTE) })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error.kind === 'SlotTaken')).toHaveLength(99);
  });

  it('two visits may touch, and two providers may work at the same time', async () => {
    const { providerId, blocked } = await held();
    expect(await hold({ providerId, start: blocked.end })).toMatchObject({ ok: true });
    expect(await hold({ start: nineOClock })).toMatchObject({ ok: true });
  });

  it('a hold whose time is over gives way to the next one, and leaves its trace', async () => {
    const over = await held();
    const later = plus(over.holdExpiresAt, 0);
    const next = await hold({ providerId: over.providerId, createdAt: later, holdExpiresAt: plus(later, 15 * MINUTE) });
    expect(next).toMatchObject({ ok: true, value: { lapsed: [{ id: over.id, state: 'EXPIRED', endedAt: later }] } });
    const [details] = await reads.details([over.id]);
    expect(details?.history.map(({ by, to }) => [by, to])).toEqual([
      ['CUSTOMER', 'HELD'],
      ['SYSTEM', 'EXPIRED'],
    ]);
  });

  it('a hold that still runs does not', async () => {
    const running = await held();
    const almost = plus(running.holdExpiresAt, -1);
    expect(await hold({ providerId: running.providerId, createdAt: almost })).toMatchObject({ ok: false });
  });

  it('keeps the slot in exactly the states that the rules call live', async () => {
    const [row] = await app.db.query<{ definition: string }>(
      'test-constraint',
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'booking_one_visit_at_a_time'`,
    );
    const listed = BOOKING_STATES.filter((state) => row?.definition.includes(`'${state}'::booking_state`));
    expect(listed).toEqual(LIVE_STATES);
  });

  it('a step writes its changes, its trace and nothing else', async () => {
    const booking = await held();
    const answerBy = plus(now, 2 * HOUR);
    const step = {
      command: 'SUBMIT_REQUEST',
      by: 'SYSTEM',
      to: 'REQUESTED',
      at: now,
      changes: { askedAt: now, answerBy },
    } as const;
    const after = await run((tx) => store.step(tx, booking, step));
    expect(after).toEqual({ ...booking, state: 'REQUESTED', askedAt: now, answerBy });
    expect(await reads.find(booking.id)).toEqual(after);
    const [details] = await reads.details([booking.id]);
    expect(details?.history.at(-1)).toMatchObject({ command: 'SUBMIT_REQUEST', by: 'SYSTEM', to: 'REQUESTED' });
  });

  it('what the customer agreed to can never be changed', async () => {
    const { id } = await held();
    for (const change of ['total_cents = 1', `quote_sealed = 'v1.other'`, `cancellation_steps = '[]'`]) {
      const error = await app.db.query(`test-${change}`, `UPDATE booking SET ${change} WHERE id = $1`, [id]).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(isConstraintViolation(error, 'booking_keeps_its_quote')).toBe(true);
    }
  });

  it('a state without its dates is refused by the database too', async () => {
    const booking = await held();
    const confirmed = run((tx) =>
      store.step(tx, booking, { command: 'ACCEPT', by: 'PROVIDER', to: 'CONFIRMED', at: now }),
    );
    await expect(confirmed).rejects.toThrow(/booking_contract_is_dated/);
  });

  it('of two equal requests at once, the second waits and is told what the first made', async () => {
    const request = { actorId: newId(), key: 'one-attempt', operation: 'holdBooking', fingerprint: 'f', at: now };
    const [first, second] = await Promise.all([
      run((tx) => store.claimKey(tx, { ...request, resultId: newId() })),
      run((tx) => store.claimKey(tx, { ...request, resultId: newId() })),
    ]);
    const remembered = first ?? second;
    expect([first, second].filter((answer) => answer === null)).toHaveLength(1);
    expect(remembered).toMatchObject({ operation: 'holdBooking', fingerprint: 'f' });
    expect(await reads.rememberedRequest(request.actorId, request.key)).toMatchObject({
      resultId: remembered?.resultId,
    });
  });

  it('requests are forgotten when they are old', async () => {
    const request = { actorId: newId(), operation: 'holdBooking', fingerprint: 'f', resultId: newId() };
    await run((tx) => store.claimKey(tx, { ...request, key: 'long-ago', at: plus(now, -HOUR) }));
    await run((tx) => store.claimKey(tx, { ...request, key: 'just-now', at: now }));
    await run((tx) => store.forgetKeys(tx, now));
    expect(await reads.rememberedRequest(request.actorId, 'long-ago')).toBeNull();
    expect(await reads.rememberedRequest(request.actorId, 'just-now')).not.toBeNull();
  });

  it('the calendar sees live visits and running holds, not holds whose time is over', async () => {
    const { providerId, blocked, holdExpiresAt } = await held();
    const day = { start: plus(nineOClock, -12 * HOUR), end: plus(nineOClock, 12 * HOUR) };
    expect(await reads.occupied([providerId], day, now)).toMatchObject([
      { providerId, blocked, place: { lat: 45.76, lng: 4.85 } },
    ]);
    expect(await run((tx) => reads.occupied([providerId], day, now, tx))).toHaveLength(1);
    expect(await reads.occupied([providerId], day, holdExpiresAt)).toEqual([]);
  });

  it.each(['UPCOMING', 'PAST', 'ALL'] as const)(
    'pages through %s bookings without a gap or a repeat',
    async (period) => {
      const customerId = newId<UserId>();
      const days = [-3, -2, -1, 1, 2, 3, 3];
      for (const day of days) await held({ customerId, start: plus(now, day * 24 * HOUR) });
      const seen: Booking[] = [];
      let after: { start: string; id: string } | null = null;
      do {
        const page: Booking[] = await reads.page('customer', customerId, period, { first: 2, after, now });
        seen.push(...page.slice(0, 2));
        const last = page.slice(0, 2).at(-1);
        after = page.length > 2 && last ? { start: last.start.toISOString(), id: last.id } : null;
      } while (after);
      const starts = seen.map((booking) => Math.round((booking.start.getTime() - now.getTime()) / (24 * HOUR)));
      expect(starts).toEqual({ UPCOMING: [1, 2, 3, 3], PAST: [-1, -2, -3], ALL: [3, 3, 2, 1, -1, -2, -3] }[period]);
      expect(new Set(seen.map((booking) => booking.id)).size).toBe(seen.length);
    },
  );

  it('shows a provider no hold that nobody paid for', async () => {
    const { providerUserId } = await held();
    expect(await reads.page('provider', providerUserId, 'ALL', { first: 10, after: null, now })).toEqual([]);
  });
});
