import { formatEuros, type Locale } from '#kernel';
import { translate } from '#platform/i18n';
import type { DocumentLine, QuoteDocument } from '../domain/quote-document.js';
import './quote.messages.js';

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

// A format costs a hundred times what formatting does, so each is made once; INSTANTS has one a language and time zone.
const forEachLocale = <T>(make: (tag: string) => T): Readonly<Record<Locale, T>> => ({
  fr: make(TAGS.fr),
  en: make(TAGS.en),
});
const DAYS = forEachLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
const PERCENTAGES = forEachLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const INSTANTS = new Map<string, Intl.DateTimeFormat>();

/** A line in words: `Prestation : 2 h 30 à 26,00 € de l’heure`. */
export function lineLabel(line: DocumentLine, document: QuoteDocument, locale: Locale): string {
  return translate(locale, `quote.line.${line.kind}`, {
    name: line.name?.[locale] ?? '',
    percent: percentText(line.basisPoints ?? 0, locale),
    duration: durationText(line.minutes ?? 0),
    rate: formatEuros(document.price.hourlyRateCents, locale),
  });
}

/** When the money is held and taken. */
export function paymentStatement(document: QuoteDocument, locale: Locale): string {
  const { payment, price } = document;
  const instant = instantText(document, locale);
  return translate(locale, `quote.payment.${payment.how}`, {
    total: formatEuros(price.totalCents, locale),
    heldAt: instant(payment.heldAt),
    takenAfter: instant(payment.takenAfter),
  });
}

export function cancellationStatement(
  step: QuoteDocument['cancellation']['steps'][number],
  document: QuoteDocument,
  locale: Locale,
): string {
  const instant = instantText(document, locale);
  return translate(locale, step.feeCents === 0 ? 'quote.cancellation.free' : 'quote.cancellation.fee', {
    from: instant(step.from),
    until: instant(step.until),
    percent: step.percent,
    fee: formatEuros(step.feeCents, locale),
    refund: formatEuros(step.refundCents, locale),
  });
}

/**
 * What comes before the policy: while the right to withdraw runs and the visit has not begun, cancelling is free
 * (art. L221-25), whatever the steps say. A visit that begins while it runs can so only cost whoever is absent from it.
 */
export const cancellationPrecedence = ({ withdrawal }: QuoteDocument, locale: Locale): string =>
  translate(locale, withdrawal.needsEarlyStartRequest ? 'quote.precedence.early' : 'quote.precedence.plain', {
    lastDay: lastDayText(withdrawal.lastDay, locale),
  });

/** The right to withdraw, as the law wants it said before the contract (Code de la consommation, art. L221-5). */
export function withdrawalStatement({ withdrawal }: QuoteDocument, locale: Locale): string {
  return translate(locale, withdrawal.needsEarlyStartRequest ? 'quote.withdrawal.early' : 'quote.withdrawal.plain', {
    lastDay: lastDayText(withdrawal.lastDay, locale),
  });
}

export const guaranteeStatement = ({ payment }: QuoteDocument, locale: Locale): string =>
  translate(locale, 'quote.guarantee', { hours: payment.claimWindowHours });

/** The words on the button that orders (Code de la consommation, art. L221-14). */
export const orderLabel = (locale: Locale): string => translate(locale, 'quote.order');

const lastDayText = (day: string, locale: Locale): string => DAYS[locale].format(new Date(`${day}T12:00:00Z`));

const percentText = (basisPoints: number, locale: Locale): string => PERCENTAGES[locale].format(basisPoints / 100);

function durationText(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
}

function instantText({ visit }: QuoteDocument, locale: Locale): (text: string) => string {
  const format = instantFormat(locale, visit.timeZone);
  return (text) => format.format(new Date(text));
}

function instantFormat(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const made =
    INSTANTS.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeStyle: 'short', timeZone });
  INSTANTS.set(key, made);
  return made;
}
