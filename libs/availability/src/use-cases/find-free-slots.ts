import { Inject, Injectable } from '@nestjs/common';
import { addDays, DAY, instantAt, localDate, plus, type Clock, type LocalDate, type TimeRange } from '#kernel';
import { CLOCK } from '#platform/clock';
import { freeSlots, nextFreeSlot } from '../domain/free-slots.js';
import { LONGEST_HORIZON_DAYS } from '../domain/availability-settings.js';
import type { OccupiedVisit } from '../domain/occupied-visit.js';
import type { Schedule } from '../domain/schedule.js';
import type { Point } from '../domain/travel-time.js';
import { OccupiedTimesRegistry } from '../occupied-times.js';
import { ScheduleStore } from '../store/schedule.store.js';

/** How many days are looked at in one go when only the next free slot is wanted. */
const STEP_DAYS = 14;

/** What a customer could book with one provider. */
@Injectable()
export class FindFreeSlots {
  constructor(
    private readonly schedules: ScheduleStore,
    private readonly occupied: OccupiedTimesRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Free slots from one local day to another (both included), in order; none for an unknown provider. */
  async between(
    providerId: string,
    from: LocalDate,
    to: LocalDate,
    durationMinutes: number,
    place?: Point,
  ): Promise<TimeRange[]> {
    const now = this.clock.now();
    const known = await this.load(providerId, from, to, now);
    return known ? freeSlots(known.schedule, known.visits, { from, to, durationMinutes, place, now }) : [];
  }

  /** The first free slot from an instant on, within the horizon; null when there is none. */
  async next(providerId: string, after: Date, durationMinutes: number, place?: Point): Promise<TimeRange | null> {
    const now = this.clock.now();
    const last = addDays(localDate(now, 'UTC'), LONGEST_HORIZON_DAYS + 1);
    // A day early: west of Greenwich the local day may still be yesterday.
    for (let from = addDays(localDate(after, 'UTC'), -1); from <= last; from = addDays(from, STEP_DAYS)) {
      const to = addDays(from, STEP_DAYS - 1);
      const known = await this.load(providerId, from, to, now);
      if (!known) return null;
      const question = { from, to, durationMinutes, place, now };
      const first = nextFreeSlot(known.schedule, known.visits, { ...question, after });
      if (first) return first;
    }
    return null;
  }

  private async load(
    providerId: string,
    from: LocalDate,
    to: LocalDate,
    now: Date,
  ): Promise<{ schedule: Schedule; visits: OccupiedVisit[] } | null> {
    const today = localDate(plus(now, -DAY), 'UTC');
    const window = {
      from: from > today ? from : today,
      to: clip(to, addDays(today, LONGEST_HORIZON_DAYS + 2)),
    };
    const schedule = await this.schedules.schedule(undefined, providerId, { ...window, to: addDays(window.to, 1) });
    if (!schedule) return null;
    const range = {
      start: plus(instantAt(window.from, 0, schedule.timeZone), -DAY),
      end: plus(instantAt(window.to, 1440, schedule.timeZone), 2 * DAY),
    };
    return {
      schedule,
      visits: range.start < range.end ? await this.occupied.between(undefined, providerId, range) : [],
    };
  }
}

const clip = (date: LocalDate, last: LocalDate): LocalDate => (date < last ? date : last);
