import type { Point } from '#geo';

/** What decides where a provider stands in search, read from the rows of the features that own it. */
export interface ProviderFacts {
  readonly providerId: string;
  readonly listed: boolean;
  /** INSEE code of the base. */
  readonly basePlaceId: string;
  readonly base: Point;
  readonly radiusMetres: number;
  readonly firstListedAt: Date | null;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly keptVisits: number;
  readonly brokenVisits: number;
  readonly offers: readonly Offer[];
}

/** One service a provider sells. */
export interface Offer {
  readonly serviceCode: string;
  /** Cents an hour, all taxes included. */
  readonly hourlyRateCents: number;
  readonly completedVisits: number;
}

/** One thing that was checked about a provider: what, when, and until when it holds. Instants are ISO 8601 in UTC, with milliseconds. */
export interface Badge {
  readonly type: string;
  /** For a skill: the service it is about. */
  readonly serviceCode: string | null;
  readonly checkedAt: string;
  /** Null: it does not end. */
  readonly validUntil: string | null;
  /** How many of the kind: professional references. */
  readonly count: number;
}
