import type { Locale } from '#kernel';

/** A text in every language of the product. */
export type Texts = Readonly<Record<Locale, string>>;

/** How a visit's length follows from the size of the home; all in minutes. */
export interface DurationRule {
  readonly baseMinutes: number;
  readonly minutesPerTenSquareMetres: number;
  readonly minutesPerRoom: number;
  readonly minutesPerBathroom: number;
  readonly minimumMinutes: number;
  readonly maximumMinutes: number;
}

/** An extra adds minutes (paid at the provider's hourly rate), a flat price in cents all taxes included, or both. */
export interface Extra {
  /** Stable key, e.g. `oven`. */
  readonly code: string;
  readonly name: Texts;
  readonly minutes: number;
  readonly flatCents: number;
}

/** One kind of visit that is sold. */
export interface Service {
  /** Stable key, e.g. `regular-cleaning`. */
  readonly code: string;
  /** Stands for the service in search postings: 1 to 32767, never reused. */
  readonly number: number;
  readonly name: Texts;
  readonly description: Texts;
  /** Housekeeping at home in the sense of labour code D7231-1: a declared provider's 10 % VAT applies (CGI art. 279 i). */
  readonly housekeeping: boolean;
  readonly duration: DurationRule;
  /** What can be added to this service, in display order. */
  readonly extras: readonly Extra[];
}
