import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import { cellOf } from '#geo';
import { daysBetween, err, localDate, localMinutes, MINUTE, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { SearchFailure } from '../domain/search.errors.js';
import {
  visitSought,
  type SearchPlace,
  type SearchRequest,
  type UnreadableRequest,
  type VisitSought,
} from '../domain/search-request.js';
import { VisitPricing } from '../domain/visit-price.js';
import { lastBookableDay, startsOfAnyDay, visitStart, visitStarts, type VisitStart } from '../domain/visit-starts.js';
import { SearchReads, type FoundProvider, type Position, type Walk } from '../store/search.reads.js';

export interface SearchHit {
  readonly found: FoundProvider;
  /** The first start that fits and is free. */
  readonly slot: Pick<VisitStart, 'start' | 'end'>;
  readonly price: ReturnType<VisitPricing['price']>;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** Where the next page begins; null when there is none. A page may be short, even empty, and still have a next one. */
  readonly next: Position | null;
  readonly durationMinutes: number;
  /** Providers who serve the place but are not free as asked, each with their next free slot; best ranked first. */
  readonly later: () => Promise<readonly SearchHit[]>;
}

/** How many providers are offered with a later slot. */
const MOST_LATER = 5;

/** Finds who serves a place, offers a service, and is free then, best ranked first. */
@Injectable()
export class SearchProviders {
  constructor(
    private readonly catalog: Catalog,
    private readonly reads: SearchReads,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  async execute(
    request: SearchRequest,
    place: SearchPlace,
    first: number,
    after?: Position,
  ): Promise<Result<SearchPage, SearchFailure | UnreadableRequest>> {
    const sought = visitSought(request, await this.catalog.findService(request.serviceCode));
    if (!sought.ok) return sought;
    const visit = sought.value;
    const now = this.clock.now();
    const starts = visitStarts(
      { ...request, durationMinutes: visit.durationMinutes },
      place.timeZone,
      now,
      this.config.rules,
    );
    if (!starts.ok) return starts;
    const search = new Search(this.reads, request, place, visit, now, this.config.rules);
    const found = await search.freeThen(starts.value, first + 1, after);
    if (found.length === 0 && !after && !(await search.isServed())) {
      return err({ kind: 'PlaceNotServed', municipality: place.municipality });
    }
    const hits = found.slice(0, first);
    const next = found.length > first ? hits.at(-1)!.found : await search.walkEnd(after);
    const later = async () => (after || found.length > first ? [] : search.freeLater(hits, MOST_LATER));
    return ok({ hits, next, durationMinutes: visit.durationMinutes, later });
  }
}

/** One search under way. */
class Search {
  private readonly pricing: VisitPricing;
  private readonly walk: Omit<Walk, 'limit'>;

  constructor(
    private readonly reads: SearchReads,
    private readonly request: SearchRequest,
    private readonly place: SearchPlace,
    private readonly visit: VisitSought,
    private readonly now: Date,
    private readonly rules: Config['rules'],
  ) {
    this.pricing = new VisitPricing(visit, place, now, rules);
    this.walk = {
      cell: cellOf(place.point),
      service: visit.service.number,
      point: place.point,
      timeZone: place.timeZone,
      filters: request,
    };
  }

  async freeThen(starts: readonly VisitStart[], limit: number, after?: Position): Promise<SearchHit[]> {
    const { date, maximumTotalCents } = this.request;
    const rates = this.pricing.highestRates(
      starts.map(({ start }) => start),
      maximumTotalCents,
    );
    const candidates = starts.map(({ start, ...rest }, index) => ({
      ...rest,
      leadMinutes: Math.floor((start.getTime() - this.now.getTime()) / MINUTE),
      highestRateCents: rates[index] ?? 0,
    }));
    const daysAhead = daysBetween(localDate(this.now, this.place.timeZone), date);
    const found = await this.reads.freeThen({ ...this.walk, limit }, date, daysAhead, candidates, after);
    const byMinute = new Map(starts.map((start) => [start.minute, start]));
    return found.map((one) => this.toHit(one, byMinute.get(one.minute)!));
  }

  async freeLater(hits: readonly SearchHit[], limit: number): Promise<SearchHit[]> {
    const { timeZone } = this.place;
    const { durationMinutes } = this.visit;
    const { date, maximumTotalCents } = this.request;
    const found = await this.reads.freeLater(
      { ...this.walk, limit },
      {
        except: hits.map(({ found: { providerId } }) => providerId),
        starts: startsOfAnyDay(durationMinutes, this.rules.slotGridMinutes),
        highestRateCents: this.pricing.highestRateEver(maximumTotalCents),
        from: date,
        to: lastBookableDay(this.now, timeZone, this.rules.horizonDays),
        today: localDate(this.now, timeZone),
        nowMinute: localMinutes(this.now, timeZone),
        durationMinutes,
      },
    );
    return found
      .map((one) => this.toHit(one, visitStart(one.day, one.minute, durationMinutes, timeZone)))
      .filter(({ price }) => maximumTotalCents === null || price.totalCents <= maximumTotalCents);
  }

  walkEnd(after?: Position): Promise<Position | null> {
    return this.reads.walkEnd(this.walk, after);
  }

  isServed(): Promise<boolean> {
    return this.reads.isServed(this.walk);
  }

  private toHit(found: FoundProvider, { start, end }: VisitStart): SearchHit {
    return { found, slot: { start, end }, price: this.pricing.price(start, found.hourlyRateCents) };
  }
}
