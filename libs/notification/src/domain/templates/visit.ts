import type { BookingFacts } from '#events';
import { formatEuros, type Locale } from '#kernel';
import { visitTime } from '../when.js';
import { serviceName } from '../words.js';

type Row = readonly [label: string, value: string];

const LABELS = {
  fr: { service: 'Prestation', when: 'Date', where: 'Lieu', reference: 'Référence', total: 'Prix total', with: 'Avec' },
  en: { service: 'Service', when: 'When', where: 'Where', reference: 'Reference', total: 'Total price', with: 'With' },
} as const;

/** `Ménage régulier, mardi 24 novembre 2026, de 9 h à 12 h` */
export const visitTitle = (facts: BookingFacts, locale: Locale): string =>
  `${serviceName(facts.serviceCode, locale)}, ${visitHours(facts, locale)}`;

export const visitHours = (facts: BookingFacts, locale: Locale): string =>
  visitTime(new Date(facts.start), new Date(facts.end), facts.timeZone, locale);

/** What both sides may read of a visit in a mail: never more of the place than its municipality. */
function visitRows(facts: BookingFacts, locale: Locale, otherName: string): Row[] {
  const label = LABELS[locale];
  return [
    [label.service, serviceName(facts.serviceCode, locale)],
    [label.when, visitHours(facts, locale)],
    [label.where, facts.municipality],
    [label.with, otherName],
    [label.reference, facts.reference],
  ];
}

export const forCustomer = (facts: BookingFacts, locale: Locale): Row[] => [
  ...visitRows(facts, locale, facts.providerPublicName),
  [LABELS[locale].total, formatEuros(facts.totalCents, locale)],
];

/** The customer's total holds fees that are not the provider's: it is left out. */
export const forProvider = (facts: BookingFacts, locale: Locale): Row[] =>
  visitRows(facts, locale, facts.customerPublicName);

export const customerPath = (facts: BookingFacts): string => `/bookings/${facts.bookingId}`;
export const providerPath = (facts: BookingFacts): string => `/jobs/${facts.bookingId}`;
