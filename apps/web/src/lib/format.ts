import i18n from 'i18next';

const PARIS = 'Europe/Paris';
const tag = (): string => (i18n.resolvedLanguage === 'en' ? 'en-GB' : 'fr-FR');

/** `8999` → `89,99 €` */
export const money = (cents: number): string =>
  new Intl.NumberFormat(tag(), { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** `lundi 23 novembre` */
export const day = (instant: string | Date, timeZone = PARIS): string =>
  new Intl.DateTimeFormat(tag(), { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    new Date(instant),
  );

/** `23 nov. 2026` */
export const shortDay = (instant: string | Date, timeZone = PARIS): string =>
  new Intl.DateTimeFormat(tag(), { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(
    new Date(instant),
  );

/** `09:00` */
export const time = (instant: string | Date, timeZone = PARIS): string =>
  new Intl.DateTimeFormat(tag(), { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(instant));

/** `lundi 23 novembre à 09:00` */
export const dayAndTime = (instant: string | Date, timeZone = PARIS): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(instant));

/** `150` → `2 h 30` */
export const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours} h${rest > 0 ? ` ${String(rest).padStart(2, '0')}` : ''}`;
};

/** `3500` → `3,5 km` */
export const distance = (metres: number): string =>
  new Intl.NumberFormat(tag(), { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 }).format(metres / 1000);

export const number = (value: number, digits = 1): string =>
  new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(value);

/** `25` → `25 %` in French, `25%` in English. */
export const percent = (value: number): string =>
  new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);

/** Between whole euros and cents, where somebody types an amount. */
export const decimalSeparator = (): string => (tag() === 'en-GB' ? '.' : ',');

/** Two words or figures of which the second explains the first: `Prix : 12 €` in French, `Price: €12` in English. */
export const explained = (what: string, by: string): string => `${what}${tag() === 'en-GB' ? '' : '\u00a0'}: ${by}`;

/** `fr` → `français`, `French` */
export const languageName = (code: string): string =>
  new Intl.DisplayNames(tag(), { type: 'language' }).of(code) ?? code;

/** Seconds as `14:59`, and above an hour as `3 h 05`. */
export const countdown = (seconds: number): string => {
  if (seconds >= 86_400) {
    const days = Math.floor(seconds / 86_400);
    return new Intl.NumberFormat(tag(), { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
  }
  if (seconds >= 3600)
    return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};
