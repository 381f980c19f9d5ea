import { addDays, instantAt, localDate, weekday, type LocalDate } from '#kernel';

/** Days in which a consumer may give up a distance contract without a reason (Code de la consommation, art. L221-18). */
export const WITHDRAWAL_DAYS = 14;

/**
 * The first instant at which the withdrawal right is over. The day of the contract does not count, the last day counts
 * whole, and a last day that is a Saturday, a Sunday or a public holiday moves to the next working day (art. L221-19).
 *
 * @param contractedAt when the contract was concluded: the booking became CONFIRMED
 * @param isPublicHoliday for local dates of the consumer's country
 */
export function withdrawalEndsAt(
  contractedAt: Date,
  zone: string,
  isPublicHoliday: (date: LocalDate) => boolean,
): Date {
  let last = addDays(localDate(contractedAt, zone), WITHDRAWAL_DAYS);
  while (weekday(last) >= 6 || isPublicHoliday(last)) last = addDays(last, 1);
  return instantAt(addDays(last, 1), 0, zone);
}

/**
 * True when the visit would begin while the customer can still withdraw, were the contract concluded now: performance may
 * then begin early only on the customer's express request (art. L221-25). Asked on the safe side, before the provider has
 * answered: an acceptance that comes later only moves the end of the right further.
 */
export const needsEarlyStartRequest = (
  start: Date,
  now: Date,
  zone: string,
  isPublicHoliday: (date: LocalDate) => boolean,
): boolean => start < withdrawalEndsAt(now, zone, isPublicHoliday);
