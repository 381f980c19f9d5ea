import { Inject, Injectable } from '@nestjs/common';
import { addDays, DAY, localDate, ok, plus, type Clock, type LocalDate, type TimeRange } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { DEFAULT_SETTINGS, LONGEST_HORIZON_DAYS } from '../domain/availability-settings.js';
import { dayBits } from '../domain/day-bits.js';
import { differentDays, weekBits } from '../domain/different-days.js';
import { localDays } from '../domain/local-day.js';
import { closedAround } from '../domain/occupied-visit.js';
import type { Schedule, WeekdayRange } from '../domain/schedule.js';
import { OccupiedTimesRegistry } from '../occupied-times.js';
import { DayFreeStore, type DayOf, type ProviderDays } from '../store/day-free.store.js';
import { ScheduleStore, type DayWindow } from '../store/schedule.store.js';

/** Providers in one transaction: enough to share the cost of statements, few enough to hold locks briefly. */
const REBUILD_BATCH = 250;
const AT_A_TIME = 2;
const MOST_KNOWN = 1_000;

/** How many providers a job that walks through all of them asks for: its memory is bounded by this. */
export const WALK_STEP = 4 * REBUILD_BATCH;

/** Which of a provider's local days to make, both included; chosen by their "today". */
type DaysFrom = (today: LocalDate) => DayWindow;

const WHOLE_HORIZON: DaysFrom = (today) => ({ from: today, to: addDays(today, LONGEST_HORIZON_DAYS) });

/** A provider who has said when they work and nothing else yet. */
export interface Newcomer {
  readonly providerId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** In order of weekday and start. */
  readonly weeklyHours: readonly WeekdayRange[];
}

/** Computes day bitmaps anew from hours, exceptions, absences and visits. */
@Injectable()
export class RebuildDays {
  /** Days of newcomers, by their week: a load comes back with the same weeks, batch after batch. */
  readonly #known = new Map<string, DayOf[]>();

  constructor(
    private readonly schedules: ScheduleStore,
    private readonly days: DayFreeStore,
    private readonly occupied: OccupiedTimesRegistry,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Any number of providers, in batches with a transaction each, a few at a time: while one is being computed the
   * database works on another. Answers how many rows were missing or wrong.
   */
  async rebuild(providerIds: readonly string[], daysFrom: DaysFrom = WHOLE_HORIZON): Promise<number> {
    let next = 0;
    let changed = 0;
    const work = async (): Promise<void> => {
      while (next < providerIds.length) {
        const batch = providerIds.slice(next, (next += REBUILD_BATCH));
        const result = await this.transactor.run(async (tx) => ok(await this.within(tx, batch, daysFrom)));
        if (result.ok) changed += result.value;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    return changed;
  }

  /** Few providers, inside the transaction that changed something; their rows are locked. */
  async within(tx: Tx, providerIds: readonly string[], daysFrom: DaysFrom = WHOLE_HORIZON): Promise<number> {
    await this.schedules.lock(tx, providerIds);
    const now = this.clock.now();
    const window = widest(now, daysFrom);
    const schedules = await this.schedules.schedules(tx, providerIds, window);
    const range = {
      start: plus(new Date(`${window.from}T00:00:00Z`), -2 * DAY),
      end: plus(new Date(`${window.to}T00:00:00Z`), 3 * DAY),
    };
    const visits = await this.occupied.betweenMany(tx, [...schedules.keys()], range);
    const computed = [...schedules].map(([providerId, schedule]): ProviderDays => {
      const { from, to } = daysFrom(localDate(now, schedule.timeZone));
      const blocked = (visits.get(providerId) ?? []).map((visit) => visit.blocked);
      const week = weekBits(schedule);
      const different = differentDays(schedule, blocked, localDays(from, to, schedule.timeZone), week);
      return { providerId, from, to, week, different };
    });
    return computed.length === 0 ? 0 : this.days.put(tx, computed);
  }

  /**
   * The days of new providers who have weekly hours and nothing else, within a transaction that loads many of them: those
   * who have the same week have the same days, which are computed once.
   */
  async fill(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
    const now = this.clock.now();
    const today = new Map(
      [...new Set(newcomers.map(({ timeZone }) => timeZone))].map((zone) => [zone, localDate(now, zone)]),
    );
    await this.days.fill(
      tx,
      newcomers.map(({ providerId, ...week }) => ({ providerId, days: this.#daysOf(week, today.get(week.timeZone)!) })),
    );
  }

  #daysOf(week: Week, today: LocalDate): DayOf[] {
    const key = `${today} ${weekText(week)}`;
    let days = this.#known.get(key);
    if (days) return days;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, (days = this.#horizonOf(week, today)));
    return days;
  }

  /** Every day that nothing but weekly hours makes; settings and travel matter only beside visits. */
  #horizonOf({ timeZone, weeklyHours }: Week, today: LocalDate): DayOf[] {
    const { travel } = this.schedules;
    const { from, to } = WHOLE_HORIZON(today);
    const rest = { exceptions: new Map(), timeOff: [], settings: DEFAULT_SETTINGS, travel };
    return localDays(from, to, timeZone).map((day) => ({
      day: day.date,
      bits: dayBits({ timeZone, weeklyHours, ...rest }, day, []),
    }));
  }

  /** Opens again what a visit blocked, after it has gone from its source: its days are computed anew. */
  async reopen(tx: Tx, providerId: string, blocked: TimeRange): Promise<void> {
    const today = localDate(this.clock.now(), 'UTC');
    const schedule = await this.schedules.schedule(tx, providerId, { from: today, to: today });
    if (!schedule) return;
    const touched = touchedDays(schedule, blocked);
    await this.within(tx, [providerId], (first) => ({
      from: touched.from > first ? touched.from : first,
      to: clip(touched.to, addDays(first, LONGEST_HORIZON_DAYS)),
    }));
  }
}

type Week = Omit<Newcomer, 'providerId'>;

/** The same for all who have the same days. */
const weekText = ({ timeZone, weeklyHours }: Week): string =>
  weeklyHours.reduce(
    (text, { weekday, startMinute, endMinute }) => `${text} ${weekday},${startMinute},${endMinute}`,
    timeZone,
  );

const clip = (date: LocalDate, last: LocalDate): LocalDate => (date < last ? date : last);

function touchedDays(schedule: Schedule, blocked: TimeRange): DayWindow {
  const closed = closedAround(blocked, schedule);
  return { from: localDate(closed.start, schedule.timeZone), to: localDate(closed.end, schedule.timeZone) };
}

/** The window in any time zone: a day more on both sides of UTC's. */
function widest(now: Date, daysFrom: DaysFrom): DayWindow {
  const today = localDate(now, 'UTC');
  return { from: daysFrom(addDays(today, -1)).from, to: daysFrom(addDays(today, 1)).to };
}
