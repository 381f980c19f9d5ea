import { cents, err, ok, percentage, subtractCents, type Failure, type Result } from '#kernel';

/** A service a provider sells. The rate is what the customer pays an hour before the customer fee, in euro cents. */
export interface OfferedService {
  readonly serviceCode: string;
  readonly hourlyRateCents: number;
}

/** The area's bounds for one service, in euro cents an hour, both included. */
export interface PriceBounds {
  readonly minimumCents: number;
  readonly maximumCents: number;
}

/** The platform's commission on a visit's price, in basis points. */
export const DEFAULT_COMMISSION_BASIS_POINTS = 1_500;

export interface PriceOutOfBounds extends Failure<'PriceOutOfBounds'>, PriceBounds {
  readonly serviceCode: string;
}
export interface ServiceNotInCatalog extends Failure<'ServiceNotInCatalog'> {
  readonly serviceCode: string;
}
/** A listed provider adds a service whose skill has not been checked: it would take them off the market. */
export interface SkillNotVerified extends Failure<'SkillNotVerified'> {
  readonly serviceCode: string;
}

export type OfferFailure = PriceOutOfBounds | ServiceNotInCatalog | SkillNotVerified;

/**
 * Checks an offer against the area's bounds. While listed, every service must already have its skill verified, so that a
 * change of the offer never takes a provider off the market by surprise.
 */
export function checkOffer(
  services: readonly OfferedService[],
  bounds: ReadonlyMap<string, PriceBounds>,
  listed: boolean,
  verifiedSkills: ReadonlySet<string>,
): Result<readonly OfferedService[], OfferFailure> {
  const seen = new Set<string>();
  for (const { serviceCode, hourlyRateCents } of services) {
    const range = bounds.get(serviceCode);
    if (!range || seen.has(serviceCode)) return err({ kind: 'ServiceNotInCatalog', serviceCode });
    seen.add(serviceCode);
    if (
      !Number.isSafeInteger(hourlyRateCents) ||
      hourlyRateCents < range.minimumCents ||
      hourlyRateCents > range.maximumCents
    ) {
      return err({ kind: 'PriceOutOfBounds', serviceCode, ...range });
    }
    if (listed && !verifiedSkills.has(serviceCode)) return err({ kind: 'SkillNotVerified', serviceCode });
  }
  return ok(services);
}

/** What is left to the provider of an amount in cents after the commission, which is rounded half up. */
export const netOfCommission = (amountCents: number, basisPoints: number = DEFAULT_COMMISSION_BASIS_POINTS): number =>
  subtractCents(cents(amountCents), percentage(cents(amountCents), basisPoints));
