import { HOUR } from '#kernel';
import type { Answer, BookingWorld } from './booking-world.js';
import type { bookingActs } from './booking-acts.js';

interface VisitActs {
  readonly world: BookingWorld;
  readonly acts: ReturnType<typeof bookingActs>;
  /** Signs everybody in again: time travel ends sessions. */
  readonly again: () => Promise<void>;
}

/** A visit that was done; the money is not taken yet. */
export async function doneVisit({ world, acts, again }: VisitActs): Promise<Answer> {
  const booking = await acts.confirmed();
  await world.later(new Date(String(booking['start'])).getTime() - world.clock.now().getTime());
  await again();
  await acts.startVisit(booking, await acts.code(booking));
  await world.later(3 * HOUR);
  await acts.finishVisit(booking);
  await world.settle();
  return booking;
}

/** The day after a visit that was done: it is completed and the money taken. */
export async function completeVisits({ world, again }: Pick<VisitActs, 'world' | 'again'>): Promise<void> {
  await world.later(25 * HOUR);
  for (const name of world.sweeps.filter((each) => each.startsWith('booking.'))) await world.runJob(name);
  await world.settle();
  await again();
}

/** A visit that was done and paid for. */
export async function paidVisit(visit: VisitActs): Promise<Answer> {
  const booking = await doneVisit(visit);
  await completeVisits(visit);
  return booking;
}
