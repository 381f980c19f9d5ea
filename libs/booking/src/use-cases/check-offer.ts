import { Inject, Injectable } from '@nestjs/common';
import { addDays, err, localDate, MINUTE, ok, type Clock, type Failure, type Result, type TimeRange } from '#kernel';
import { Availability, type SlotFailure } from '#availability';
import { distanceMetres, type Point } from '#geo';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { ProviderDirectory, type ProviderSummary } from '#provider';
import type { NoticeTooShort, SlotTaken, TooFarAhead } from '../domain/booking.errors.js';
import type { Booking } from '../domain/booking.js';
import { judgeOffer, type OfferFailure } from '../domain/offer.js';

/** A visit someone would like, from whom and where. */
export interface WantedVisit extends TimeRange {
  readonly customerId: string;
  readonly serviceCode: string;
  readonly point: Point;
}

/** The provider, the place or the quote does not exist, or not for whoever asks. */
export type NotFound = Failure<'NotFound'>;

/** How many other starts are offered to someone who did not get theirs, and how many days ahead they are looked for. */
const ALTERNATIVES = 5;
const ALTERNATIVE_DAYS = 14;

/** The questions that are asked twice: when a price is quoted, and again when the slot is taken. */
@Injectable()
export class CheckOffer {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly availability: Availability,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether the provider can be offered at all; answers who that is and the distance in metres. */
  async judge(
    providerId: string,
    wanted: WantedVisit,
  ): Promise<Result<{ provider: ProviderSummary; distanceMetres: number }, OfferFailure | NotFound>> {
    const [provider, gaps] = await Promise.all([
      this.providers.find(providerId),
      this.providers.whyNotBookable({ providerId, serviceCode: wanted.serviceCode, until: wanted.end }),
    ]);
    if (!provider) return err({ kind: 'NotFound' });
    const { userId: providerUserId, radiusMetres, instantBook, base } = provider;
    const distance = distanceMetres(base, wanted.point);
    const offer = { ...wanted, providerUserId, radiusMetres, instantBook, distanceMetres: distance, gaps };
    const judged = judgeOffer({ ...offer, now: this.clock.now() });
    return judged.ok ? ok({ provider, distanceMetres: distance }) : judged;
  }

  /** Whether the provider of a booking that is not confirmed yet can still be booked for it (promises VET-1 and VET-2). */
  async isStillBookable(tx: Tx, { providerId, serviceCode, end }: Booking): Promise<boolean> {
    const gaps = await this.providers.whyNotBookable({ providerId, serviceCode, until: end }, tx);
    return gaps.length === 0;
  }

  /** Whether the provider may do a visit that is confirmed: they are vetted and insured until its end, and not suspended. */
  async mayStillCome(tx: Tx, { providerId, serviceCode, end }: Booking): Promise<boolean> {
    const reasons = await this.providers.whyUnfit({ providerId, serviceCode, until: end }, tx);
    return reasons.length === 0;
  }

  /** Whether the provider's calendar has room, and what the visit would block in it. */
  slot(
    tx: Tx | undefined,
    providerId: string,
    { start, end, point }: WantedVisit,
  ): Promise<Result<{ blocked: TimeRange }, SlotFailure>> {
    return this.availability.check(tx, { providerId, start, end, place: point, now: this.clock.now() });
  }

  /** A calendar's refusal in the customer's terms: a slot that is not free comes with others that are. */
  async explain(
    failure: SlotFailure,
    provider: Pick<ProviderSummary, 'providerId' | 'timeZone'>,
    wanted: WantedVisit,
  ): Promise<SlotTaken | NoticeTooShort | TooFarAhead> {
    if (failure.kind === 'TooSoon') return { kind: 'NoticeTooShort', earliest: failure.earliest };
    if (failure.kind === 'TooFar') return { kind: 'TooFarAhead', latestDate: failure.latestDate };
    return { kind: 'SlotTaken', alternatives: await this.alternatives(provider, wanted) };
  }

  async alternatives(
    { providerId, timeZone }: Pick<ProviderSummary, 'providerId' | 'timeZone'>,
    wanted: WantedVisit,
  ): Promise<Date[]> {
    const from = localDate(wanted.start, timeZone);
    const minutes = (wanted.end.getTime() - wanted.start.getTime()) / MINUTE;
    const slots = await this.availability.freeSlots(
      providerId,
      from,
      addDays(from, ALTERNATIVE_DAYS),
      minutes,
      wanted.point,
    );
    return slots.slice(0, ALTERNATIVES).map((slot) => slot.start);
  }
}
