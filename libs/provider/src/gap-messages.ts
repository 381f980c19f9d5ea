import type { Locale } from '#kernel';
import { translate } from '#platform/i18n';
import type { ListingGap } from './domain/listable.js';
import './provider.messages.js';

/** One gap as a sentence the provider can act on. `serviceName`: the service of a SKILL in that language. */
export function translateGap(gap: ListingGap, locale: Locale, serviceName: string = gap.serviceCode ?? ''): string {
  const credential = gap.credentialType
    ? translate(locale, `provider.credential.${gap.credentialType}`, { service: serviceName })
    : '';
  const date = gap.date
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(gap.date)
    : '';
  if (gap.code === 'CREDENTIAL_MISSING' && gap.credentialType) {
    return translate(locale, `provider.missing.${gap.credentialType}`, { service: serviceName, count: gap.count ?? 1 });
  }
  const key =
    gap.code === 'CREDENTIAL_EXPIRED' && date === '' ? 'provider.gap.CREDENTIAL_REVOKED' : `provider.gap.${gap.code}`;
  return translate(locale, key, { credential, date, service: serviceName });
}
