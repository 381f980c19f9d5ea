import { addDays, localDate, MINUTE, plus, type LocalDate, type TimeRange } from '#kernel';
import { decideSlot, GRID_MINUTES, slotWindow } from './check-slot.js';
import { exists, instantOf, localDays, type LocalDay } from './local-day.js';
import type { OccupiedVisit } from './occupied-visit.js';
import { hoursOf, type Schedule } from './schedule.js';
import type { Point } from './travel-time.js';

/** What a customer asks: which starts, from one local day to another (both included), for how long, and where. */
export interface FreeSlotsQuestion {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly durationMinutes: number;
  /** Without a place, travel counts with its minimum. */
  readonly place?: Point;
  readonly now: Date;
  /** Only starts at or after this instant. */
  readonly after?: Date;
}

/**
 * Every free visit, in order of start: (hours ∪ exceptions) − time off − (visits and live holds, padded with buffers
 * and travel) − notice − daily cap, on the half-hour local grid. Each passes `checkSlot`, and whatever passes is here.
 * Days outside the horizon cost nothing.
 */
export function freeSlots(
  schedule: Schedule,
  visits: readonly OccupiedVisit[],
  question: FreeSlotsQuestion,
): TimeRange[] {
  return [...eachFreeSlot(schedule, visits, question)];
}

/** The first free visit of the window, or null. */
export function nextFreeSlot(
  schedule: Schedule,
  visits: readonly OccupiedVisit[],
  question: FreeSlotsQuestion,
): TimeRange | null {
  const { value, done } = eachFreeSlot(schedule, visits, question).next();
  return done === true ? null : value;
}

function* eachFreeSlot(
  schedule: Schedule,
  visits: readonly OccupiedVisit[],
  question: FreeSlotsQuestion,
): Generator<TimeRange, undefined> {
  const today = localDate(question.now, schedule.timeZone);
  const last = addDays(today, schedule.settings.horizonDays);
  const from = question.from > today ? question.from : today;
  const to = question.to < last ? question.to : last;
  const window = slotWindow(schedule, visits, question.now, from, to);
  for (const day of localDays(from, to, schedule.timeZone)) {
    if (hoursOf(schedule, day).length === 0) continue;
    for (const start of gridStarts(day)) {
      if (question.after && start < question.after) continue;
      const slot = { start, end: plus(start, question.durationMinutes * MINUTE) };
      if (decideSlot(window, day.date, { ...slot, place: question.place }).ok) yield slot;
    }
  }
  return undefined;
}

/** Every half hour of the local day's clock that exists, once. */
function gridStarts(day: LocalDay): Date[] {
  const starts: Date[] = [];
  for (let minute = 0; minute < 1440; minute += GRID_MINUTES) {
    if (exists(day, minute)) starts.push(instantOf(day, minute));
  }
  return starts;
}
