import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { currentLocale, Public } from '#platform/access';
import { notFound, toConnection } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { ReviewReads } from '../store/review.reads.js';
import { cursorOf, pageAfter } from './page-after.js';
import { ProviderReviewsArgs } from './review.inputs.js';
import { ReviewConnection, ReviewObject, ReviewSummaryObject } from './review.object.js';

/** What everybody reads about a provider (Code de la consommation, art. L111-7-2 and D111-16 to D111-19). */
@Resolver()
export class ProviderReviewsResolver {
  constructor(private readonly reads: ReviewReads) {}

  @Public()
  @Query(() => ReviewConnection, { description: 'Published reviews of a provider, newest first.' })
  async providerReviews(@Args() page: ProviderReviewsArgs): Promise<ReviewConnection> {
    if (!isId(page.providerId)) throw notFound();
    const locale = currentLocale();
    const rows = await this.reads.ofProvider(page.providerId, page.first + 1, pageAfter(page));
    const connection = toConnection(
      rows.map((row) => ReviewObject.from(row, locale)),
      page.first,
      ({ publishedAt, id }) => cursorOf(publishedAt, id),
    );
    return { ...connection, sortedBy: translate(locale, 'review.sort') };
  }

  @Public()
  @Query(() => ReviewSummaryObject, { description: 'Averages of the published reviews of a provider.' })
  async providerReviewSummary(
    @Args('providerId', { type: () => ID }) providerId: string,
  ): Promise<ReviewSummaryObject> {
    if (!isId(providerId)) throw notFound();
    const { histogram, ...averages } = await this.reads.summary(providerId);
    return { ...averages, histogram: [...histogram] };
  }
}
