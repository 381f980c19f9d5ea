import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { partyOf } from '../domain/booking.policy.js';
import { ReplacementSearch, type ReplacementCandidate } from '../replacement-search.js';
import { BookingReads } from '../store/booking.reads.js';
import type { BookingNotFound } from './change-booking.js';
import { SealedFields } from './sealed-fields.js';

/** What the customer needs to book the same visit from somebody else. */
export interface Replacements {
  readonly serviceCode: string;
  readonly extraCodes: readonly string[];
  readonly durationMinutes: number;
  /** INSEE code, with its name. */
  readonly placeId: string;
  readonly municipality: string;
  /** The address the visit was quoted for, when it was one of the customer's. */
  readonly addressId: string | null;
  readonly candidates: readonly ReplacementCandidate[];
}

/** Two or three to choose from: more would leave the customer to search all over again. */
const OFFERED = 3;

/** Who could come instead of a provider who may not: the same work, hour and place, best ranked first. */
@Injectable()
export class FindReplacements {
  constructor(
    private readonly reads: BookingReads,
    private readonly sealed: SealedFields,
    private readonly search: ReplacementSearch,
  ) {}

  /** Null for a booking that is not in the queue. */
  async execute(actor: UserActor, bookingId: string): Promise<Result<Replacements | null, BookingNotFound>> {
    const booking = await this.reads.find(bookingId);
    if (!booking || partyOf(actor, booking) !== 'CUSTOMER') return err({ kind: 'BookingNotFound' });
    if (!booking.rescueBy) return ok(null);
    const [details] = await this.reads.details([booking.id]);
    if (!details) return err({ kind: 'BookingNotFound' });
    const { visit, place, price, service } = this.sealed.openQuote(booking, details.quoteSealed);
    const extraCodes = price.lines.flatMap((line) => ('extraCode' in line && line.extraCode ? [line.extraCode] : []));
    const placeId = place.inseeCode ?? place.placeId;
    if (!placeId) return ok(null);
    const wanted = { serviceCode: service.code, extraCodes, durationMinutes: visit.durationMinutes, placeId };
    const { start, timeZone } = booking;
    const { municipality, lat, lng, addressId } = place;
    const question = { ...wanted, start, timeZone, municipality, point: { lat, lng } };
    const found = await this.search.find(question, OFFERED + 1);
    const candidates = found.filter(({ providerId }) => providerId !== booking.providerId).slice(0, OFFERED);
    return ok({ ...wanted, municipality, addressId, candidates });
  }
}
