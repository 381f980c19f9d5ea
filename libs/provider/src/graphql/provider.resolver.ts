import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, currentRequest, Public, type Actor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { canSeeProfile } from '../domain/provider.policy.js';
import { REFERENCE_COMMENT_LENGTH } from '../domain/reference.js';
import { AnswerReference } from '../use-cases/answer-reference.js';
import { ProviderLoader } from './provider.loaders.js';
import { ProviderBadge, ProviderObject } from './provider.object.js';
import { toFailure } from './provider.results.js';
import { AnswerReferenceResult, ReferenceReceived, ReferenceRequestObject } from './vetting.results.js';

const ANSWERS = { points: 120, seconds: 600 };

/** What anyone may ask about a provider, and what a referee answers by their link. */
@Resolver(() => ProviderObject)
export class ProviderResolver {
  constructor(
    private readonly providers: ProviderLoader,
    private readonly references: AnswerReference,
    private readonly rateLimiter: RateLimiter,
  ) {}

  @Public()
  @Query(() => ProviderObject, {
    description: 'A listed provider. One who is not listed answers like one who does not exist.',
  })
  async provider(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<ProviderObject> {
    const summary = await this.providers.load(id);
    const viewer = actor.kind === 'user' ? actor.userId : null;
    if (!summary || !canSeeProfile(viewer, summary)) throw notFound();
    return ProviderObject.from(summary);
  }

  @ResolveField(() => [ProviderBadge], { description: 'What has been checked, and until when that holds.' })
  async badges(@Parent() provider: ProviderObject): Promise<ProviderBadge[]> {
    const badges = await this.providers.badges(provider.id);
    return badges.map(({ type, subject, checkedAt, validUntil }) => ({
      type,
      serviceCode: type === 'SKILL' ? subject : null,
      checkedAt,
      validUntil,
    }));
  }

  @Public()
  @Query(() => ReferenceRequestObject, {
    nullable: true,
    description: 'What the referee with this link is asked; null when the link is no longer good.',
  })
  async referenceRequest(@Args('token') token: string): Promise<ReferenceRequestObject | null> {
    await this.#limit();
    return this.references.ask(token.slice(0, 100));
  }

  @Public()
  @Mutation(() => AnswerReferenceResult, { description: 'A referee’s answer, once, by the link in their mail.' })
  async answerReference(
    @Args('token') token: string,
    @Args('recommends') recommends: boolean,
    @Args('comment') comment: string,
    @CurrentActor() actor: Actor,
  ) {
    await this.#limit();
    if (comment.length > REFERENCE_COMMENT_LENGTH) throw badUserInput('comment');
    const answered = await this.references.run(actor, token.slice(0, 100), { recommends, comment: comment.trim() });
    return answered.ok ? new ReferenceReceived() : toFailure(answered.error);
  }

  #limit(): Promise<void> {
    return this.rateLimiter.consume('provider.reference-answer', currentRequest()?.ip ?? '', ANSWERS);
  }
}
