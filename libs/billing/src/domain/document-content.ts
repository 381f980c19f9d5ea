import { createHash } from 'node:crypto';
import type { LocalDate, Locale } from '#kernel';
import type { DocumentKind } from './document-kind.js';
import type { MentionCode } from './mentions.js';

/** A trader or a person as papers name them. Personal data. */
export interface Party {
  readonly name: string;
  /** Lines of the postal address. */
  readonly address: readonly string[];
  /** 14 digits. */
  readonly siret: string | null;
  /** 9 digits. */
  readonly siren: string | null;
  readonly vatNumber: string | null;
  /** Legal form and capital of a company. */
  readonly legalForm: string | null;
  readonly email: string | null;
}

/** What a line is for; its words follow from the code in either language. */
export type LineCode =
  | 'LABOUR'
  | 'EXTRA'
  | 'SUNDAY'
  | 'PUBLIC_HOLIDAY'
  | 'SHORT_NOTICE'
  | 'CUSTOMER_FEE'
  | 'CANCELLATION'
  | 'COMMISSION'
  | 'REFUND'
  | 'RESTORED'
  | 'GOODWILL'
  | 'OVERTIME'
  | 'OVERTIME_FEE'
  | 'OTHER';

/** One line. Amounts in cents of euro; `netCents + vatCents = amountCents`. */
export interface ContentLine {
  readonly code: LineCode;
  /** A name of its own (an extra's), in both languages; null when the code says it all. */
  readonly name: { readonly fr: string; readonly en: string } | null;
  /** Minutes of work; null where time plays no part. */
  readonly minutes: number | null;
  /** Cents an hour, taxes included; null where time plays no part. */
  readonly hourlyRateCents: number | null;
  /** The share that made this line, in basis points. */
  readonly basisPoints: number | null;
  readonly vatBasisPoints: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly amountCents: number;
}

export interface VatTotal {
  readonly basisPoints: number;
  readonly netCents: number;
  readonly vatCents: number;
}

export interface Totals {
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
  /** By rate, lowest first. */
  readonly byRate: readonly VatTotal[];
}

/** One movement of a statement, in cents: positive is for the provider. */
export interface StatementLine {
  readonly on: LocalDate;
  readonly code:
    | 'EARNED'
    | 'FEE_EARNED'
    | 'TIP'
    | 'OVERTIME'
    | 'DISPUTE'
    | 'REFUNDED'
    | 'REFUND_RETURNED'
    | 'TRANSFERRED'
    | 'TAKEN_BACK'
    | 'OTHER';
  readonly bookingReference: string;
  readonly amountCents: number;
}

export interface StatementPart {
  /** First and last day. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openingCents: number;
  readonly closingCents: number;
  readonly lines: readonly StatementLine[];
}

/** A document as data: the truth of which the PDF is a picture. Amounts in cents of euro, days in Europe/Paris. */
export interface DocumentContent {
  readonly version: 1;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** The recipient's language when it was issued. */
  readonly locale: Locale;
  readonly issuer: Party;
  readonly recipient: Party;
  /** The day of the service, or of the payment for fees. */
  readonly suppliedOn: LocalDate | null;
  readonly booking: {
    readonly reference: string;
    readonly service: { readonly fr: string; readonly en: string };
    /** ISO 8601, UTC. */
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly municipality: string;
  } | null;
  readonly lines: readonly ContentLine[];
  readonly totals: Totals;
  /** Number and day of the document that this one corrects: a credit note its invoice, a restoring invoice its credit note. */
  readonly corrects: { readonly number: string; readonly issuedOn: LocalDate } | null;
  /** When the money was taken or given back; null for a note. */
  readonly paidOn: LocalDate | null;
  /** The version of the mandate under which the platform issues in the provider's name. */
  readonly mandate: { readonly version: string; readonly acceptedOn: LocalDate } | null;
  readonly statement: StatementPart | null;
  readonly mentions: readonly MentionCode[];
  readonly sapDeclarationNumber: string | null;
  readonly mediator: { readonly name: string; readonly address: string; readonly url: string } | null;
  /** The platform's name, for documents it issues for somebody else. */
  readonly platformName: string;
}

/** The content's one text; what is encrypted, stored and hashed. Fields keep the order in which they were built. */
export const contentText = (content: DocumentContent): string => JSON.stringify(content);

/** SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal. */
export const contentHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
