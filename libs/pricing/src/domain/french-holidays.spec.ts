import Holidays from 'date-holidays';
import { addDays } from '#kernel';
import { easterSunday, isFrenchHoliday } from './french-holidays.js';

/** Every local date of some years that the rule says is a holiday. */
function holidays(from: number, to: number, department?: string): string[] {
  const found: string[] = [];
  for (let date = `${from}-01-01`; date <= `${to}-12-31`; date = addDays(date, 1)) {
    if (isFrenchHoliday(date, department)) found.push(date);
  }
  return found;
}

/** What the date-holidays package says for the same years. */
function published(from: number, to: number, state?: string): string[] {
  const calendar = state ? new Holidays('FR', state) : new Holidays('FR');
  const dates = new Set<string>();
  for (let year = from; year <= to; year += 1) {
    for (const holiday of calendar.getHolidays(year))
      if (holiday.type === 'public') dates.add(holiday.date.slice(0, 10));
  }
  return [...dates].sort();
}

describe('French public holidays', () => {
  it('are those of the published calendar, year after year', () => {
    expect(holidays(2020, 2050)).toEqual(published(2020, 2050));
  });

  it.each(['57', '67', '68'])('have two more in the department %s', (department) => {
    expect(holidays(2024, 2034, department)).toEqual(published(2024, 2034, department));
  });

  it.each([
    ['971', '2027-05-27'],
    ['972', '2027-05-22'],
    ['973', '2027-06-10'],
    ['974', '2027-12-20'],
    ['976', '2027-04-27'],
  ])('remember the abolition of slavery in %s on %s', (department, date) => {
    expect(isFrenchHoliday(date, department)).toBe(true);
    expect(isFrenchHoliday(date, '75')).toBe(false);
    expect(holidays(2027, 2027, department)).toHaveLength(holidays(2027, 2027).length + 1);
  });

  it('move with Easter', () => {
    expect([1961, 2000, 2008, 2026, 2038, 2076].map(easterSunday)).toEqual([
      '1961-04-02',
      '2000-04-23',
      '2008-03-23',
      '2026-04-05',
      '2038-04-25',
      '2076-04-19',
    ]);
  });
});
