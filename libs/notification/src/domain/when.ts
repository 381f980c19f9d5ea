import type { Locale } from '#kernel';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** `mardi 24 novembre 2026` or `Tuesday 24 November 2026`, in that time zone. */
export function day(instant: Date, timeZone: string, locale: Locale): string {
  const date = new Intl.DateTimeFormat(TAGS[locale], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return date.format(instant).replace(',', '');
}

/** `9 h 30` or `09:30`, by the wall clock of that time zone. The French spaces do not break. */
export function time(instant: Date, timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
  if (locale === 'en') return parts;
  const [hour, minute] = parts.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A visit's day and hours: `mardi 24 novembre 2026, de 9 h à 12 h`. */
export function visitTime(start: Date, end: Date, timeZone: string, locale: Locale): string {
  const [from, to] = [time(start, timeZone, locale), time(end, timeZone, locale)];
  const date = day(start, timeZone, locale);
  return locale === 'fr' ? `${date}, de ${from} à ${to}` : `${date}, ${from} to ${to}`;
}

/** An instant that is a deadline: `mardi 24 novembre 2026 à 9 h`. */
export const deadline = (instant: Date, timeZone: string, locale: Locale): string =>
  `${day(instant, timeZone, locale)} ${locale === 'fr' ? 'à' : 'at'} ${time(instant, timeZone, locale)}`;
