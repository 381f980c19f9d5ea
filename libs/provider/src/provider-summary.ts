import type { CancellationPolicy, ProviderKind } from './domain/profile.js';
import type { OfferedService } from './domain/offer.js';
import type { TaxProfile } from './domain/tax-profile.js';

/** What any visitor may know about a provider, and their account's id. No personal data beyond the chosen public name. */
export interface ProviderSummary {
  readonly providerId: string;
  readonly userId: string;
  readonly publicName: string;
  readonly kind: ProviderKind;
  readonly bio: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Where they start from; `placeId` is the municipality's INSEE code. */
  readonly base: {
    readonly lat: number;
    readonly lng: number;
    readonly municipality: string;
    readonly placeId: string;
  };
  readonly radiusMetres: number;
  readonly services: readonly OfferedService[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly instantBook: boolean;
  readonly cancellationPolicy: CancellationPolicy;
  readonly taxProfile: TaxProfile;
  /** Shown to the public at this very instant. */
  readonly listed: boolean;
  /** The first instant at which a required credential stops being proven; renewals already verified count in. Null: none ends. */
  readonly requiredUntil: Date | null;
  /** 1 to 5, unrounded; null without a published review. */
  readonly ratingAverage: number | null;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly createdAt: Date;
  readonly firstListedAt: Date | null;
}

/** Who the trader is, for the customer on a quote (DSA art. 30). Personal data: never into an event, a log or an error. */
export interface TraderIdentity {
  readonly legalName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** From the verified BUSINESS credential. */
  readonly siret: string | null;
  readonly legalForm: string | null;
  readonly taxProfile: TaxProfile;
}
