import { Injectable } from '@nestjs/common';
import type { TimeRange } from '#kernel';
import type { Tx } from '#platform/prisma';
import type { OccupiedVisit } from './domain/occupied-visit.js';

/** Who knows which visits and live holds take providers' time: the feature that books implements it. */
export interface OccupiedTimes {
  /** Visits whose blocked time overlaps the range, in any order; inside a transaction what it sees. */
  between(tx: Tx | undefined, providerId: string, range: TimeRange): Promise<OccupiedVisit[]>;
  /** The same for many providers at once; providers without a visit may be left out. */
  betweenMany(
    tx: Tx | undefined,
    providerIds: readonly string[],
    range: TimeRange,
  ): Promise<ReadonlyMap<string, OccupiedVisit[]>>;
}

/**
 * The sources of taken time. Booking depends on availability, so it registers itself here at start; nobody's time is
 * taken before that.
 */
@Injectable()
export class OccupiedTimesRegistry implements OccupiedTimes {
  readonly #sources: OccupiedTimes[] = [];

  register(source: OccupiedTimes): void {
    this.#sources.push(source);
  }

  async between(tx: Tx | undefined, providerId: string, range: TimeRange): Promise<OccupiedVisit[]> {
    const visits: OccupiedVisit[] = [];
    for (const source of this.#sources) visits.push(...(await source.between(tx, providerId, range)));
    return visits;
  }

  async betweenMany(
    tx: Tx | undefined,
    providerIds: readonly string[],
    range: TimeRange,
  ): Promise<Map<string, OccupiedVisit[]>> {
    const visits = new Map<string, OccupiedVisit[]>();
    for (const source of this.#sources) {
      for (const [providerId, found] of await source.betweenMany(tx, providerIds, range)) {
        visits.set(providerId, [...(visits.get(providerId) ?? []), ...found]);
      }
    }
    return visits;
  }
}
