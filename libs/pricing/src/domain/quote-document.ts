import { createHash } from 'node:crypto';
import type { LocalDate, QuoteId, UserId } from '#kernel';
import { canonicalJson, type Json } from './canonical-json.js';
import type { CancellationPolicy } from './cancellation-schedule.js';
import type { PriceLineKind } from './price-visit.js';
import type { VatRegime } from './vat.js';

/** An instant as ISO 8601 text in UTC: a document has no dates, so that it hashes the same for ever. */
export type InstantText = string;

/** A name in both languages, as the catalogue had it that day. */
export interface DocumentTexts {
  readonly fr: string;
  readonly en: string;
}

/** Who sells, as the law wants the customer to know it before ordering (DSA art. 30). */
export interface DocumentTrader {
  readonly legalName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly registrationNumber: string | null;
  /** Declaration for services à la personne, if there is one. */
  readonly sapDeclarationNumber: string | null;
}

export interface DocumentLine {
  readonly kind: PriceLineKind;
  readonly extraCode: string | null;
  /** The extra's name; null on other lines, whose wording follows from `kind`. */
  readonly name: DocumentTexts | null;
  readonly minutes: number | null;
  readonly basisPoints: number | null;
  readonly amountCents: number;
  readonly vatBasisPoints: number;
  readonly vatCents: number;
}

/** One priced, dated offer with its terms, frozen. Amounts in cents of euro, tax included. */
export interface QuoteDocument {
  readonly version: 1;
  readonly quoteId: string;
  readonly customerId: string;
  readonly createdAt: InstantText;
  readonly expiresAt: InstantText;
  readonly provider: {
    readonly providerId: string;
    readonly publicName: string;
    readonly trader: DocumentTrader;
  };
  readonly service: { readonly code: string; readonly name: DocumentTexts };
  readonly visit: {
    readonly start: InstantText;
    readonly end: InstantText;
    readonly timeZone: string;
    readonly durationMinutes: number;
  };
  readonly place: {
    /** The customer's saved address, or a place found by search. */
    readonly addressId: string | null;
    readonly placeId: string | null;
    readonly municipality: string;
    readonly inseeCode: string | null;
    readonly lat: number;
    readonly lng: number;
  };
  readonly price: {
    readonly hourlyRateCents: number;
    readonly lines: readonly DocumentLine[];
    readonly priceCents: number;
    readonly customerFeeCents: number;
    readonly totalCents: number;
    readonly commissionCents: number;
    readonly providerNetCents: number;
    readonly vatRegime: VatRegime;
    readonly vat: readonly { readonly basisPoints: number; readonly netCents: number; readonly vatCents: number }[];
  };
  readonly payment: {
    readonly how: 'HOLD_NOW' | 'SAVE_CARD';
    readonly heldAt: InstantText;
    readonly takenAfter: InstantText;
    readonly claimWindowHours: number;
  };
  readonly cancellation: {
    readonly policy: CancellationPolicy;
    readonly steps: readonly {
      readonly from: InstantText;
      readonly until: InstantText;
      readonly percent: number;
      readonly feeCents: number;
      readonly refundCents: number;
      readonly providerShareCents: number;
    }[];
  };
  readonly withdrawal: {
    readonly lastDay: LocalDate;
    readonly endsAt: InstantText;
    readonly needsEarlyStartRequest: boolean;
  };
}

/** A quote as it was stored, with its proof. */
export interface Quote {
  readonly id: QuoteId;
  readonly customerId: UserId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** SHA-256 of `quoteText(document)`. */
  readonly hash: string;
  readonly document: QuoteDocument;
}

/** The document's one text; what is stored and hashed. */
export const quoteText = (document: QuoteDocument): string => canonicalJson(document as unknown as Json);

/** SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal. */
export const quoteHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The first instant at which a quote can't be booked any more is `expiresAt` itself. */
export const isQuoteExpired = (quote: { readonly expiresAt: Date }, now: Date): boolean => now >= quote.expiresAt;
