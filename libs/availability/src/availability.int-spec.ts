import { err, HOUR, instantAt, newId, ok, overlaps, PARIS, plus, type TimeRange } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor, txExecute, type Tx } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { Availability } from './availability.js';
import { AvailabilityCoreModule } from './availability-core.module.js';
import type { OccupiedVisit } from './domain/occupied-visit.js';
import { OccupiedTimesRegistry, type OccupiedTimes } from './occupied-times.js';
import { DayFreeStore } from './store/day-free.store.js';
import { AddTimeOff } from './use-cases/add-time-off.js';
import { RemoveDateException } from './use-cases/remove-date-exception.js';
import { RemoveTimeOff } from './use-cases/remove-time-off.js';
import { SetDateException } from './use-cases/set-date-exception.js';
import { SetWeeklyHours } from './use-cases/set-weekly-hours.js';
import { UpdateAvailabilitySettings } from './use-cases/update-availability-settings.js';

/** Taken time kept in memory: what a booking feature keeps in its table. */
class Visits implements OccupiedTimes {
  readonly all = new Map<string, OccupiedVisit[]>();

  of(providerId: string): OccupiedVisit[] {
    const known = this.all.get(providerId) ?? [];
    this.all.set(providerId, known);
    return known;
  }
  between(_tx: Tx | undefined, providerId: string, range: TimeRange): Promise<OccupiedVisit[]> {
    return Promise.resolve(this.of(providerId).filter((visit) => overlaps(visit.blocked, range)));
  }
  async betweenMany(
    tx: Tx | undefined,
    providerIds: readonly string[],
    range: TimeRange,
  ): Promise<Map<string, OccupiedVisit[]>> {
    const found = new Map<string, OccupiedVisit[]>();
    for (const id of providerIds) found.set(id, await this.between(tx, id, range));
    return found;
  }
}

const weekdays = (startMinute: number, endMinute: number) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute, endMinute }));
const allDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
const at = (date: string, minutes: number) => instantAt(date, minutes, PARIS);

describe('availability on the real database', () => {
  let app: TestApp;
  let availability: Availability;
  const visits = new Visits();

  beforeAll(async () => {
    app = await createTestApp({
      modules: [AvailabilityCoreModule],
      now: '2026-09-01T06:00:00Z',
    });
    app.get(OccupiedTimesRegistry).register(visits);
    availability = app.get(Availability);
  });
  afterAll(() => app?.close());
  beforeEach(() => app.clock.set('2026-09-01T06:00:00Z'));

  const newProvider = async (hours = weekdays(540, 1020), timeZone = PARIS) => {
    const provider = { providerId: newId(), timeZone };
    expect(await app.get(SetWeeklyHours).execute(provider, hours)).toMatchObject({ ok: true });
    return provider;
  };
  const bitsOf = async (providerId: string, date: string) =>
    (await app.get(DayFreeStore).days(providerId, date, date))[0]?.bits;
  const free = async (providerId: string, date: string) => (await bitsOf(providerId, date))?.indexOf('1');
  const inTransaction = (work: (tx: Tx) => Promise<unknown>) =>
    app.get(Transactor).run(async (tx) => ok(await work(tx)));

  /** Lock, check, write, occupy: how a booking is placed. */
  const book = (providerId: string, start: Date, hours: number) =>
    app.get(Transactor).run(async (tx) => {
      await availability.lock(tx, providerId);
      const wanted = { providerId, start, end: plus(start, hours * HOUR), now: app.clock.now() };
      const checked = await availability.check(tx, wanted);
      if (!checked.ok) return checked;
      visits.of(providerId).push({ ...wanted, blocked: checked.value.blocked });
      await availability.occupy(tx, providerId, checked.value.blocked);
      return checked;
    });

  it('a provider who sets their week can be found free for ninety days at once', async () => {
    const heard: boolean[] = [];
    app.get(EventBus).subscribe('WorkingHoursChanged', 'test.hears-hours', (event) => {
      heard.push(event.data.hasWorkingHours);
      return Promise.resolve();
    });
    const { providerId } = await newProvider();
    const days = await app.get(DayFreeStore).days(providerId, '2026-08-01', '2027-12-31');
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([91, '2026-09-01', '2026-11-30']);
    expect(days.filter(({ bits }) => bits.includes('1'))).toHaveLength(65);
    expect(days[0]?.bits).toBe('0'.repeat(36) + '1'.repeat(32) + '0'.repeat(28));
    await app.settle();
    expect(heard).toEqual([true]);
  });

  it('hours that can’t be change nothing', async () => {
    const { providerId, timeZone } = await newProvider();
    const wrong = await app
      .get(SetWeeklyHours)
      .execute({ providerId, timeZone }, [{ weekday: 1, startMinute: 600, endMinute: 605 }]);
    expect(wrong).toEqual({ ok: false, error: { kind: 'InvalidHours', reason: 'QUARTER_HOUR' } });
    expect(await free(providerId, '2026-09-07')).toBe(36);
  });

  it('exceptions, absences and settings show in the bitmaps in the same transaction, and go again', async () => {
    const provider = await newProvider();
    const { providerId } = provider;
    await app.get(SetDateException).execute(provider, '2026-09-05', [{ startMinute: 600, endMinute: 720 }]);
    expect(await free(providerId, '2026-09-05')).toBe(40);
    await app.get(RemoveDateException).execute(provider, '2026-09-05');
    expect(await free(providerId, '2026-09-05')).toBe(-1);

    const away = await app
      .get(AddTimeOff)
      .execute(provider, { start: at('2026-09-07', 0), end: at('2026-09-09', 600) });
    expect([await free(providerId, '2026-09-08'), await free(providerId, '2026-09-09')]).toEqual([-1, 40]);
    const stranger = await newProvider();
    const id = away.ok ? away.value.id : '';
    expect(await app.get(RemoveTimeOff).execute(stranger, id)).toEqual({
      ok: false,
      error: { kind: 'TimeOffNotFound' },
    });
    expect(await app.get(RemoveTimeOff).execute(provider, id)).toMatchObject({ ok: true });
    expect(await free(providerId, '2026-09-08')).toBe(36);

    await book(providerId, at('2026-09-10', 540), 2);
    expect(await free(providerId, '2026-09-10')).toBe(46);
    await app.get(UpdateAvailabilitySettings).execute(provider, { bufferBeforeMinutes: 60 });
    expect(await free(providerId, '2026-09-10')).toBe(50);
  });

  it('dates and absences that make no sense are refused', async () => {
    const provider = await newProvider();
    expect(await app.get(SetDateException).execute(provider, '2026-08-31', [])).toMatchObject({
      ok: false,
      error: { kind: 'InvalidExceptionDate' },
    });
    expect(await app.get(SetDateException).execute(provider, '2046-08-31', [])).toMatchObject({
      ok: false,
      error: { kind: 'InvalidExceptionDate' },
    });
    const backwards = { start: at('2026-09-09', 0), end: at('2026-09-08', 0) };
    expect(await app.get(AddTimeOff).execute(provider, backwards)).toEqual({
      ok: false,
      error: { kind: 'InvalidTimeOff' },
    });
    expect(await app.get(UpdateAvailabilitySettings).execute(provider, { horizonDays: 400 })).toMatchObject({
      ok: false,
      error: { field: 'horizonDays' },
    });
  });

  it('a customer is offered what can be booked, and nothing that was just taken', async () => {
    const { providerId } = await newProvider();
    const offered = await availability.freeSlots(providerId, '2026-09-03', '2026-09-03', 180);
    expect(offered).toHaveLength(11);
    expect(await book(providerId, offered[0]!.start, 3)).toMatchObject({ ok: true });
    const left = await availability.freeSlots(providerId, '2026-09-03', '2026-09-03', 180);
    expect(left.map(({ start }) => start)).toEqual([750, 780, 810, 840].map((minute) => at('2026-09-03', minute)));
    expect(await book(providerId, offered[1]!.start, 3)).toEqual({ ok: false, error: { kind: 'SlotTaken' } });
    expect(await availability.nextFree(providerId, at('2026-09-03', 541), 420)).toEqual({
      start: at('2026-09-04', 540),
      end: at('2026-09-04', 960),
    });
  });

  it('the next free slot is found weeks away, or not at all', async () => {
    const provider = await newProvider();
    await app.get(AddTimeOff).execute(provider, { start: at('2026-09-01', 0), end: at('2026-10-20', 0) });
    expect((await availability.nextFree(provider.providerId, app.clock.now(), 60))?.start).toEqual(
      at('2026-10-20', 540),
    );
    await app.get(SetWeeklyHours).execute(provider, []);
    expect(await availability.nextFree(provider.providerId, app.clock.now(), 60)).toBeNull();
    expect(await availability.nextFree(newId(), app.clock.now(), 60)).toBeNull();
    expect(
      await availability.check(undefined, {
        providerId: newId(),
        start: at('2026-09-03', 540),
        end: at('2026-09-03', 600),
        now: app.clock.now(),
      }),
    ).toEqual({ ok: false, error: { kind: 'OutsideHours' } });
  });

  it('the next free slot is found late in the evening of a provider in the west', async () => {
    const { providerId } = await newProvider(allDay, 'America/Martinique');
    const lateEvening = instantAt('2026-09-03', 1350, 'America/Martinique');
    expect(lateEvening.toISOString()).toBe('2026-09-04T02:30:00.000Z');
    expect((await availability.nextFree(providerId, lateEvening, 60))?.start).toEqual(lateEvening);
  });

  it('of many customers who want one slot, one gets it', async () => {
    const { providerId } = await newProvider();
    const results = await Promise.all(Array.from({ length: 12 }, () => book(providerId, at('2026-09-03', 600), 2)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(visits.of(providerId)).toHaveLength(1);
  });

  it.each([
    ['an ordinary day', '2026-09-10', 600, 3],
    ['past midnight', '2026-09-10', 1380, 4],
    ['ending near midnight', '2026-09-10', 1260, 2],
    ['through the night the clock goes back', '2026-10-25', 30, 4],
    ['inside the hour that comes twice', '2026-10-25', 120, 1],
    ['into the night the clock goes back', '2026-10-24', 1410, 3],
  ])(
    'booking and cancelling keep the bitmaps what a computation from nothing says: %s',
    async (_, date, minute, hours) => {
      const { providerId } = await newProvider(allDay);
      expect(await book(providerId, at(date, minute), hours)).toMatchObject({ ok: true });
      expect(await availability.rebuild([providerId])).toBe(0);
      const [visit] = visits.of(providerId).splice(0);
      await inTransaction((tx) => availability.reopen(tx, providerId, visit!.blocked));
      expect(await bitsOf(providerId, date)).not.toContain('0');
      expect(await availability.rebuild([providerId])).toBe(0);
    },
  );

  it('the same on the night the clock goes forward, and in another time zone', async () => {
    app.clock.set('2027-02-01T06:00:00Z');
    const paris = await newProvider(allDay);
    expect(await book(paris.providerId, at('2027-03-28', 60), 4)).toMatchObject({ ok: true });
    const reunion = await newProvider(allDay, 'Indian/Reunion');
    expect(await book(reunion.providerId, instantAt('2027-03-28', 1410, 'Indian/Reunion'), 2)).toMatchObject({
      ok: true,
    });
    expect(await availability.rebuild([paris.providerId, reunion.providerId])).toBe(0);
    expect((await bitsOf(reunion.providerId, '2027-03-29'))?.indexOf('1')).toBe(8);
  });

  it('a rolled-back booking leaves the bitmap as it was', async () => {
    const { providerId } = await newProvider();
    const before = await bitsOf(providerId, '2026-09-03');
    await app.get(Transactor).run(async (tx) => {
      await availability.occupy(tx, providerId, { start: at('2026-09-03', 600), end: at('2026-09-03', 700) });
      return err({ kind: 'Changed' });
    });
    expect(await bitsOf(providerId, '2026-09-03')).toBe(before);
  });

  it('every night the next day opens and past days go', async () => {
    const { providerId } = await newProvider();
    app.clock.set('2026-09-04T22:10:00Z');
    await app.runJob('availability.extend-horizon');
    const days = await app.get(DayFreeStore).days(providerId, '2026-08-01', '2027-12-31');
    expect([days[0]?.day, days.at(-1)?.day, days.length]).toEqual(['2026-09-03', '2026-12-04', 93]);
  });

  it('a bitmap that drifted is found and repaired, and what is right is left alone', async () => {
    const { providerId } = await newProvider();
    await app.runJob('availability.repair-drift');
    await inTransaction((tx) =>
      txExecute(tx, `UPDATE day_free SET bits = ~bits WHERE provider_id = $1::uuid AND day = '2026-09-03'`, [
        providerId,
      ]),
    );
    await inTransaction((tx) =>
      txExecute(tx, `DELETE FROM day_free WHERE provider_id = $1::uuid AND day = '2026-09-04'`, [providerId]),
    );
    expect(await availability.rebuild([providerId])).toBe(2);
    expect([await free(providerId, '2026-09-03'), await free(providerId, '2026-09-04')]).toEqual([36, 36]);
  });

  it('many providers are built together, each with their own days', async () => {
    const ids = Array.from({ length: 600 }, () => newId());
    await inTransaction(async (tx) => {
      await txExecute(
        tx,
        `INSERT INTO availability_settings SELECT id, 'Europe/Paris', 0, 15, 720, 600, 90, now() FROM unnest($1::uuid[]) AS id`,
        [ids],
      );
      await txExecute(
        tx,
        `INSERT INTO weekly_hours SELECT id, 1 + n % 5, 480, 720 FROM unnest($1::uuid[]) WITH ORDINALITY AS one(id, n)`,
        [ids],
      );
    });
    visits.of(ids[0]!).push({
      start: at('2026-09-01', 480),
      end: at('2026-09-01', 600),
      blocked: { start: at('2026-09-01', 480), end: at('2026-09-01', 625) },
    });
    expect(await availability.rebuild(ids)).toBe(600 * 91);
    expect([
      await free(ids[0]!, '2026-09-01'),
      await free(ids[5]!, '2026-09-01'),
      await free(ids[1]!, '2026-09-01'),
    ]).toEqual([42, 32, -1]);
    expect(await availability.rebuild(ids)).toBe(0);
  });
});
