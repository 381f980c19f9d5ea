import { addDays, type LocalDate } from '#kernel';

/** Days of Code du travail L3133-1 with a fixed date, `MM-DD`. */
const NATIONAL = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Days counted from Easter Sunday (same article): Easter Monday, Ascension, Whit Monday. */
const FROM_EASTER = [1, 39, 50];

/**
 * Haut-Rhin, Bas-Rhin and Moselle add Good Friday and 26 December (Code du travail L3134-13). The law gives Good Friday
 * to municipalities with a Protestant church; it is taken for the whole department, as everybody there does.
 */
const ALSACE_MOSELLE = new Set(['57', '67', '68']);

/** The commemoration of the abolition of slavery, by overseas department or collectivity (Code du travail L3422-2). */
const ABOLITION: Readonly<Record<string, string>> = {
  '971': '05-27',
  '972': '05-22',
  '973': '06-10',
  '974': '12-20',
  '976': '04-27',
  '977': '10-09',
  '978': '05-28',
};

/**
 * True when the local date is a legal public holiday there. Pure on purpose: the eleven days are in the law, and a
 * library of the whole world's holidays would take longer to load than everything else at start.
 *
 * @param department French department code (`75`, `2A`, `974`); without one, the national days only
 */
export function isFrenchHoliday(date: LocalDate, department?: string): boolean {
  const monthDay = date.slice(5);
  if (NATIONAL.includes(monthDay)) return true;
  const movable = movableDays(Number(date.slice(0, 4)));
  if (movable.holidays.includes(date)) return true;
  if (department === undefined) return false;
  if (ALSACE_MOSELLE.has(department)) return monthDay === '12-26' || movable.goodFriday === date;
  return ABOLITION[department] === monthDay;
}

interface MovableDays {
  readonly holidays: readonly LocalDate[];
  readonly goodFriday: LocalDate;
}

const years = new Map<number, MovableDays>();

/** Worked out once a year: every search and quote asks. */
function movableDays(year: number): MovableDays {
  const known = years.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const days = { holidays: FROM_EASTER.map((later) => addDays(easter, later)), goodFriday: addDays(easter, -2) };
  years.set(year, days);
  return days;
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm of Nature (1876), as Meeus gives it. */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leap = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + leap + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * correction + 114;
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`;
}
