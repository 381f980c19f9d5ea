import type { Extra, Home, Service } from '#catalog';
import { chooseExtras, estimateMinutes, isPlausibleHome, isSellableDuration } from '#catalog';
import { err, ok, type LocalDate, type Result } from '#kernel';
import type { Point } from '#geo';

/** What a customer asks search for. */
export interface SearchRequest {
  readonly serviceCode: string;
  readonly extraCodes: readonly string[];
  /** Either the length of the visit in minutes, extras included, or the home it is estimated from. */
  readonly durationMinutes: number | null;
  readonly home: Home | null;
  readonly date: LocalDate;
  /** Minutes since local midnight; null: any time. */
  readonly startMinute: number | null;
  /** All taxes and fees included, in cents; null: any price. */
  readonly maximumTotalCents: number | null;
  /** 1 to 5; 0: any. */
  readonly minimumRating: number;
  readonly languages: readonly string[];
  readonly instantOnly: boolean;
}

/** Where the visit is to be. */
export interface SearchPlace {
  /** INSEE code. */
  readonly placeId: string;
  readonly municipality: string;
  readonly point: Point;
  readonly timeZone: string;
}

/** The visit that is searched for, once the request has been understood. */
export interface VisitSought {
  readonly service: Service;
  readonly extras: readonly Extra[];
  readonly durationMinutes: number;
}

/** A part of the request that cannot be right, by the name of its field. */
export interface UnreadableRequest {
  readonly kind: 'UnreadableRequest';
  readonly field: 'serviceCode' | 'extras' | 'durationMinutes' | 'home';
}

/** Works out service, extras and length of the visit; exactly one of length and home is given. */
export function visitSought(request: SearchRequest, service: Service | null): Result<VisitSought, UnreadableRequest> {
  const unreadable = (field: UnreadableRequest['field']) => err({ kind: 'UnreadableRequest', field } as const);
  if (!service) return unreadable('serviceCode');
  const extras = chooseExtras(service, request.extraCodes);
  if (!extras.ok) return unreadable('extras');
  const { durationMinutes, home } = request;
  if ((durationMinutes === null) === (home === null)) return unreadable('durationMinutes');
  if (home && !isPlausibleHome(home)) return unreadable('home');
  const minutes = home ? estimateMinutes(service, home, extras.value) : durationMinutes!;
  if (!isSellableDuration(minutes)) return unreadable('durationMinutes');
  return ok({ service, extras: extras.value, durationMinutes: minutes });
}
