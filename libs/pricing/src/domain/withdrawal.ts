import { addDays, instantAt, localDate, weekday, type LocalDate } from '#kernel';
import { isFrenchHoliday } from './french-holidays.js';

/** Days in which a consumer may give up a contract made at a distance (Code de la consommation, art. L221-18). */
export const WITHDRAWAL_DAYS = 14;

/** What a quote says about the right to withdraw. */
export interface WithdrawalTerms {
  /** Last local day of the right, were the contract made now; a later contract only moves it further. */
  readonly lastDay: LocalDate;
  /** The first instant at which the right is over: midnight after the last day. */
  readonly endsAt: Date;
  /**
   * The visit begins inside the period: it takes the customer's express request (art. L221-25), after which work done is
   * owed in proportion, and nothing is owed without it; the right is lost once the service is fully performed with prior
   * consent and acknowledgement (art. L221-28 1°).
   */
  readonly needsEarlyStartRequest: boolean;
}

/**
 * The day of the contract does not count, the last day counts whole, and one that is a Saturday, a Sunday or a public
 * holiday moves to the next working day (art. L221-19).
 */
export function withdrawalTerms(question: {
  readonly contractAt: Date;
  readonly start: Date;
  readonly timeZone: string;
  readonly department?: string;
}): WithdrawalTerms {
  const { contractAt, start, timeZone, department } = question;
  let lastDay = addDays(localDate(contractAt, timeZone), WITHDRAWAL_DAYS);
  while (weekday(lastDay) >= 6 || isFrenchHoliday(lastDay, department)) lastDay = addDays(lastDay, 1);
  const endsAt = instantAt(addDays(lastDay, 1), 0, timeZone);
  return { lastDay, endsAt, needsEarlyStartRequest: start < endsAt };
}
