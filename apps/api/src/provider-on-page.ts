import type { ProviderDirectory } from '#provider';
import type { ProviderOnPage } from './page-head.js';

/** What the head of a provider's page says; null for one whom search does not show either. */
export async function providerOnPage(providers: ProviderDirectory, providerId: string): Promise<ProviderOnPage | null> {
  const found = await providers.find(providerId);
  if (!found?.listed) return null;
  return {
    name: found.publicName,
    place: found.base.municipality,
    rating: found.ratingAverage,
    reviews: found.ratingCount,
  };
}
