import { formatEuros, type LocalDate, type Locale } from '#kernel';

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Spaces that fonts lack become the no-break space they stand for; the rest stays as it is. */
const inOneSpace = (text: string): string => text.replace(/[\u202F\u2009\u2007]/g, '\u00A0');

/** `12,34 €` or `€12.34`. */
export const moneyText = (cents: number, locale: Locale): string => inOneSpace(formatEuros(cents, locale));

/** `22 novembre 2026`. */
export const dayText = (day: LocalDate, locale: Locale): string =>
  new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** `22 novembre 2026 à 10:00`, in the visit's own zone. */
export const instantText = (instant: string, locale: Locale, timeZone: string): string =>
  inOneSpace(
    new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      new Date(instant),
    ),
  );

/** `12:30` */
export const timeText = (instant: string, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(TAGS[locale], { timeStyle: 'short', timeZone }).format(new Date(instant));

/** `2 h 30` */
export function durationText(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00A0h${rest === 0 ? '' : `\u00A0${String(rest).padStart(2, '0')}`}`;
}

/** Basis points as a percentage: `20`, `5,5`. */
export const percentText = (basisPoints: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 2 }).format(basisPoints / 100);

/** A SIRET or SIREN in groups, as it is printed. */
export const registrationText = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})?$/, (_, a: string, b: string, c: string, d?: string) =>
    [a, b, c, d].filter(Boolean).join('\u00A0'),
  );

/** A number in E.164 as it is read: `+33 6 12 34 56 78`; one of another country as it is. */
export const phoneText = (number: string): string =>
  number.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '+33\u00A0$1\u00A0$2\u00A0$3\u00A0$4\u00A0$5');
