import { HOUR, localDate, weekday } from '#kernel';
import { isFrenchHoliday } from './french-holidays.js';

export type SurchargeCode = 'SUNDAY' | 'PUBLIC_HOLIDAY' | 'SHORT_NOTICE';

/** A share added to the price of the work, in basis points (2,500 is 25 %). */
export interface Surcharge {
  readonly code: SurchargeCode;
  readonly basisPoints: number;
}

/** The operator's numbers, in basis points and hours. */
export interface SurchargeRules {
  readonly sundaySurchargeBasisPoints: number;
  readonly holidaySurchargeBasisPoints: number;
  readonly shortNoticeSurchargeBasisPoints: number;
  readonly shortNoticeHours: number;
}

export interface SurchargeQuestion {
  readonly start: Date;
  readonly now: Date;
  readonly timeZone: string;
  /** French department code of the place, for the holidays that only some have. */
  readonly department?: string;
}

/**
 * What is added, each on the price of the work alone and never on another surcharge. A visit belongs to the local day
 * it starts on. Of Sunday and public holiday only the higher one counts (the holiday when they are equal); short notice
 * adds to either.
 */
export function surcharges(question: SurchargeQuestion, rules: SurchargeRules): Surcharge[] {
  const date = localDate(question.start, question.timeZone);
  const ofDay: Surcharge[] = [];
  if (isFrenchHoliday(date, question.department))
    ofDay.push({ code: 'PUBLIC_HOLIDAY', basisPoints: rules.holidaySurchargeBasisPoints });
  if (weekday(date) === 7) ofDay.push({ code: 'SUNDAY', basisPoints: rules.sundaySurchargeBasisPoints });
  const applied = ofDay.sort((a, b) => b.basisPoints - a.basisPoints).slice(0, 1);
  if (question.start.getTime() - question.now.getTime() < rules.shortNoticeHours * HOUR) {
    applied.push({ code: 'SHORT_NOTICE', basisPoints: rules.shortNoticeSurchargeBasisPoints });
  }
  return applied.filter(({ basisPoints }) => basisPoints > 0);
}
