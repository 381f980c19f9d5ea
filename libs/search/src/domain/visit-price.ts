import { departmentOf } from '#catalog';
import { surcharges, visitTotals, type VisitTotals } from '#pricing';
import { highestRateWithin, UNLIMITED_RATE_CENTS } from './price-ceiling.js';
import type { SearchPlace, VisitSought } from './search-request.js';

/** The operator's numbers that a price depends on; the platform's `rules` have them. */
export type PriceRules = Parameters<typeof visitTotals>[1] & Parameters<typeof surcharges>[1];

type Surcharge = ReturnType<typeof surcharges>[number];

/** Prices one search's visit for many providers and starts, as the quote will. */
export class VisitPricing {
  /** Surcharges by start: a page has many providers and few starts. */
  private readonly known = new Map<number, readonly Surcharge[]>();

  constructor(
    private readonly visit: VisitSought,
    private readonly place: SearchPlace,
    private readonly now: Date,
    private readonly rules: PriceRules,
  ) {}

  /** What the visit costs with this provider at this start. */
  price(start: Date, hourlyRateCents: number): VisitTotals {
    return this.priceWith(this.surchargesAt(start), hourlyRateCents);
  }

  /**
   * For each start, the highest hourly rate in cents that keeps the total within the budget; 0 when none does.
   */
  highestRates(starts: readonly Date[], maximumTotalCents: number | null): number[] {
    if (maximumTotalCents === null) return starts.map(() => UNLIMITED_RATE_CENTS);
    const known = new Map<string, number>();
    return starts.map((start) => {
      const added = this.surchargesAt(start);
      const key = added.map(({ code }) => code).join();
      const rate = known.get(key) ?? this.highestRate(added, maximumTotalCents);
      known.set(key, rate);
      return rate;
    });
  }

  /** The highest hourly rate within the budget at a start without surcharges: no start allows more. */
  highestRateEver(maximumTotalCents: number | null): number {
    return maximumTotalCents === null ? UNLIMITED_RATE_CENTS : this.highestRate([], maximumTotalCents);
  }

  private highestRate(added: readonly Surcharge[], maximumTotalCents: number): number {
    const totalAt = (rate: number): number => this.priceWith(added, rate).totalCents;
    return highestRateWithin(maximumTotalCents, totalAt) ?? 0;
  }

  private priceWith(added: readonly Surcharge[], hourlyRateCents: number): VisitTotals {
    const { extras, durationMinutes } = this.visit;
    return visitTotals({ hourlyRateCents, durationMinutes, extras, surcharges: added }, this.rules);
  }

  private surchargesAt(start: Date): readonly Surcharge[] {
    const key = start.getTime();
    const known = this.known.get(key);
    if (known) return known;
    const { timeZone, placeId } = this.place;
    const found = surcharges({ start, now: this.now, timeZone, department: departmentOf(placeId) }, this.rules);
    this.known.set(key, found);
    return found;
  }
}
