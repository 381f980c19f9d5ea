import {
  addDays,
  contains,
  err,
  instantAt,
  localDate,
  localMinutes,
  MINUTE,
  ok,
  overlaps,
  plus,
  type LocalDate,
  type Result,
  type TimeRange,
} from '#kernel';
import type { SlotFailure } from './availability.errors.js';
import { localDays } from './local-day.js';
import { blockedRange, type OccupiedVisit } from './occupied-visit.js';
import { openTime } from './open-time.js';
import type { Schedule } from './schedule.js';
import { travelTime, type Point } from './travel-time.js';

/** Visits start on the half hour of the local clock. */
export const GRID_MINUTES = 30;

/** A visit that someone would like. */
export interface WantedVisit extends TimeRange {
  readonly place?: Point;
}

/** A provider's time in one window, made once and asked many times. */
export interface SlotWindow {
  readonly schedule: Schedule;
  /** Working time of the window, sorted. */
  readonly open: readonly TimeRange[];
  /** Visits in and around the window, sorted; what they block never overlaps (the database sees to it). */
  readonly visits: readonly OccupiedVisit[];
  /** Visit minutes already on each local day. */
  readonly bookedMinutes: ReadonlyMap<LocalDate, number>;
  /** The first instant that the notice allows. */
  readonly earliest: Date;
  /** The last bookable local day. */
  readonly latestDate: LocalDate;
}

/** Prepares a provider's time from one local day to another, both included. */
export function slotWindow(
  schedule: Schedule,
  visits: readonly OccupiedVisit[],
  now: Date,
  from: LocalDate,
  to: LocalDate,
): SlotWindow {
  const bookedMinutes = new Map<LocalDate, number>();
  for (const visit of visits) {
    const date = localDate(visit.start, schedule.timeZone);
    bookedMinutes.set(date, (bookedMinutes.get(date) ?? 0) + minutesOf(visit));
  }
  return {
    schedule,
    open: openTime(schedule, localDays(from, addDays(to, 1), schedule.timeZone)),
    visits: [...visits].sort((a, b) => a.blocked.start.getTime() - b.blocked.start.getTime()),
    bookedMinutes,
    earliest: plus(now, schedule.settings.minNoticeMinutes * MINUTE),
    latestDate: addDays(localDate(now, schedule.timeZone), schedule.settings.horizonDays),
  };
}

/** Decides one wanted visit on its own: what it would block, or why it can't be. */
export function checkSlot(
  schedule: Schedule,
  visits: readonly OccupiedVisit[],
  now: Date,
  wanted: WantedVisit,
): Result<{ blocked: TimeRange }, SlotFailure> {
  const date = localDate(wanted.start, schedule.timeZone);
  if (!startsOnGrid(wanted.start, date, schedule.timeZone)) return err({ kind: 'OutsideHours' });
  return decideSlot(slotWindow(schedule, visits, now, date, date), date, wanted);
}

/** The one rule behind every offer and every booking. `date` is the local day the visit starts on. */
export function decideSlot(
  window: SlotWindow,
  date: LocalDate,
  wanted: WantedVisit,
): Result<{ blocked: TimeRange }, SlotFailure> {
  const { earliest, latestDate } = window;
  if (wanted.start < earliest) return err({ kind: 'TooSoon', earliest });
  if (date > latestDate) return err({ kind: 'TooFar', latestDate });
  if (!isOpen(window.open, wanted)) return err({ kind: 'OutsideHours' });

  const blocked = blockedRange(wanted, window.schedule);
  const at = firstEndingAfter(window.visits, blocked.start);
  const next = window.visits[at];
  if (next && overlaps(next.blocked, blocked)) return err({ kind: 'SlotTaken' });
  if (!canTravel(window, at, wanted, blocked)) return err({ kind: 'TravelImpossible' });

  const { dailyCapMinutes } = window.schedule.settings;
  const minutes = (window.bookedMinutes.get(date) ?? 0) + minutesOf(wanted);
  return minutes > dailyCapMinutes ? err({ kind: 'DailyCapReached', dailyCapMinutes }) : ok({ blocked });
}

/**
 * Both `blocked` ranges hold the shortest travel already; only what the real way takes beyond it must still fit, from
 * the visit before (at `next - 1`) and to the visit after.
 */
function canTravel({ visits, schedule }: SlotWindow, next: number, wanted: WantedVisit, blocked: TimeRange): boolean {
  const { travel } = schedule;
  const beyondShortest = (from: Point | undefined, to: Point | undefined) =>
    travelTime(from, to, travel) - travel.minimumMinutes * MINUTE;
  const before = visits[next - 1];
  const after = visits[next];
  return (
    (!before || plus(before.blocked.end, beyondShortest(before.place, wanted.place)) <= blocked.start) &&
    (!after || plus(blocked.end, beyondShortest(wanted.place, after.place)) <= after.blocked.start)
  );
}

/** On the half hour, and the first of two when the autumn clock change repeats it. */
function startsOnGrid(start: Date, date: LocalDate, timeZone: string): boolean {
  const minute = localMinutes(start, timeZone);
  return minute % GRID_MINUTES === 0 && instantAt(date, minute, timeZone).getTime() === start.getTime();
}

function isOpen(open: readonly TimeRange[], wanted: TimeRange): boolean {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (open[middle]!.end <= wanted.start) low = middle + 1;
    else high = middle;
  }
  const range = open[low];
  return range !== undefined && wanted.start < wanted.end && contains(range, wanted);
}

/** Index of the first visit whose blocked time ends after an instant; the one before it is the visit before. */
function firstEndingAfter(visits: readonly OccupiedVisit[], instant: Date): number {
  let low = 0;
  let high = visits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (visits[middle]!.blocked.end <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const minutesOf = (range: TimeRange): number => Math.ceil((range.end.getTime() - range.start.getTime()) / MINUTE);
