import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput, toUserError } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { OpenSavedCards } from '../use-cases/open-saved-cards.js';
import { OpenSavedCardsResult, SavedCardsPage } from './saved-cards.results.js';

/** Each of these asks Stripe: nobody needs it more often. */
const LIMIT = { points: 30, seconds: 3600 };

/** A customer's cards: kept, shown and changed by Stripe only. */
@Resolver()
export class SavedCardsResolver {
  constructor(
    private readonly opening: OpenSavedCards,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Access('customer')
  @Mutation(() => OpenSavedCardsResult, {
    description: 'A page of Stripe on which you see, add, remove and choose your own cards.',
  })
  async openSavedCards(
    @Args('returnUrl', { type: () => String, description: 'Where that page leads back to: an address of this site.' })
    returnUrl: string,
    @CurrentActor() actor: UserActor,
  ) {
    if (!this.#isOurs(returnUrl)) throw badUserInput('returnUrl');
    await this.limiter.consume('saved-cards', actor.userId, LIMIT);
    const page = await this.opening.open(actor.userId, { returnUrl, locale: actor.locale });
    return page.ok ? SavedCardsPage.at(page.value) : toUserError(page.error);
  }

  /** Otherwise a link of ours would lead people, by way of Stripe, to somebody else's site. */
  #isOurs(url: string): boolean {
    return url.length <= 500 && URL.canParse(url) && this.config.http.trustedOrigins.includes(new URL(url).origin);
  }
}
