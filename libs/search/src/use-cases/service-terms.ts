import { departmentOf, type Catalog } from '#catalog';
import type { ProviderFacts } from '../domain/provider-facts.js';
import type { ServiceTerms } from '../domain/postings.js';

/** Looks up, once for many providers, what the catalogue says of their services where they are based. */
export async function serviceTerms(
  catalog: Catalog,
  providers: readonly ProviderFacts[],
): Promise<(serviceCode: string, placeId: string) => ServiceTerms | null> {
  const known = new Map<string, ServiceTerms>();
  const services = await catalog.services();
  for (const placeId of new Set(providers.map(({ basePlaceId }) => departmentOf(basePlaceId)))) {
    for (const { code, number } of services) {
      const { minimumCents, maximumCents } = await catalog.priceBounds(code, placeId);
      known.set(`${placeId}/${code}`, { number, lowestRateCents: minimumCents, highestRateCents: maximumCents });
    }
  }
  return (serviceCode, placeId) => known.get(`${departmentOf(placeId)}/${serviceCode}`) ?? null;
}
