import type { EventOf } from './event.js';

export type ProviderEvent =
  /** The listing became visible or invisible, or an expiry date that search depends on moved. */
  | EventOf<'ProviderListingChanged', { providerId: string; listed: boolean; reason: string }>
  /** Prices, services, area, languages, instant booking or public name changed. */
  | EventOf<'ProviderProfileChanged', { providerId: string }>
  | EventOf<
      'CredentialDecided',
      {
        providerId: string;
        userId: string;
        credentialType: string;
        outcome: 'VERIFIED' | 'REJECTED' | 'REVOKED' | 'EXPIRED';
        reasonCode?: string;
      }
    >
  | EventOf<
      'CredentialExpiring',
      { providerId: string; userId: string; credentialType: string; validUntil: string; daysLeft: number }
    >
  | EventOf<'ProviderApplicationDecided', { providerId: string; userId: string; listed: boolean }>
  /** A person at the platform suspended or reinstated the provider; the statement of reasons is in the provider's file. */
  | EventOf<
      'ProviderSuspensionChanged',
      { providerId: string; userId: string; suspended: boolean; reasonCode?: string }
    >;
