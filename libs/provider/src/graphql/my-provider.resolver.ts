import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Failure, Result } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { ProviderFileReads } from '../store/provider-file.reads.js';
import { ProviderDirectory } from '../provider-directory.js';
import { ApplyAsProvider } from '../use-cases/apply-as-provider.js';
import { ChangeListing } from '../use-cases/change-listing.js';
import { SetProviderServices } from '../use-cases/set-provider-services.js';
import { SubmitCredential } from '../use-cases/submit-credential.js';
import { SuspendProvider } from '../use-cases/suspend-provider.js';
import { UpdateProviderProfile } from '../use-cases/update-provider-profile.js';
import { SubmitCredentialInput } from './credential.inputs.js';
import { ProviderFileObject } from './provider-file.object.js';
import { ProviderFilePresenter } from './provider-file.presenter.js';
import { ApplyAsProviderInput, ProviderServiceInput, UpdateProviderProfileInput } from './provider.inputs.js';
import {
  AppealSuspensionResult,
  ApplyAsProviderResult,
  ChangeListingResult,
  SetProviderServicesResult,
  SubmitCredentialResult,
  toFailure,
  UpdateProviderProfileResult,
} from './provider.results.js';

const SUBMISSIONS = { points: 60, seconds: 3_600 };
const REFEREES = { points: 10, seconds: 86_400 };

/** What a provider does with their own file. */
@Resolver()
export class MyProviderResolver {
  constructor(
    private readonly apply: ApplyAsProvider,
    private readonly updateProfile: UpdateProviderProfile,
    private readonly setServices: SetProviderServices,
    private readonly submit: SubmitCredential,
    private readonly changeListing: ChangeListing,
    private readonly suspend: SuspendProvider,
    private readonly directory: ProviderDirectory,
    private readonly files: ProviderFileReads,
    private readonly presenter: ProviderFilePresenter,
    private readonly rateLimiter: RateLimiter,
  ) {}

  @Access('user')
  @Query(() => ProviderFileObject, {
    nullable: true,
    description: 'Your provider’s file with its compliance passport; null before you apply.',
  })
  async myProviderFile(@CurrentActor() actor: UserActor): Promise<ProviderFileObject | null> {
    const provider = await this.directory.findByUser(actor.userId);
    return provider && this.#file(provider.providerId);
  }

  @Access('user')
  @Mutation(() => ApplyAsProviderResult)
  async applyAsProvider(@Args('input') input: ApplyAsProviderInput, @CurrentActor() actor: UserActor) {
    return this.#answer(await this.apply.run(actor, input));
  }

  @Access('user')
  @Mutation(() => UpdateProviderProfileResult)
  async updateProviderProfile(@Args('input') input: UpdateProviderProfileInput, @CurrentActor() actor: UserActor) {
    return this.#answer(await this.updateProfile.run(actor, withoutNulls(input)));
  }

  @Access('user')
  @Mutation(() => SetProviderServicesResult, { description: 'Replaces what you sell and for how much an hour.' })
  async setProviderServices(
    @Args('services', { type: () => [ProviderServiceInput] }) services: ProviderServiceInput[],
    @CurrentActor() actor: UserActor,
  ) {
    if (services.length > 30) throw badUserInput('services');
    return this.#answer(await this.setServices.run(actor, services));
  }

  @Access('user')
  @Mutation(() => SubmitCredentialResult, {
    description: 'Hands in one credential for review; again after a refusal, or its renewal.',
  })
  async submitCredential(@Args('input') input: SubmitCredentialInput, @CurrentActor() actor: UserActor) {
    await this.rateLimiter.consume('provider.submit', actor.userId, SUBMISSIONS);
    if (input.type === 'REFERENCE') await this.rateLimiter.consume('provider.referee', actor.userId, REFEREES);
    return this.#answer(await this.submit.run(actor, input));
  }

  @Access('user')
  @Mutation(() => ChangeListingResult, { description: 'Shows you to customers as soon as nothing is missing.' })
  async publishListing(@CurrentActor() actor: UserActor) {
    return this.#answer(await this.changeListing.run(actor, 'PUBLISH'));
  }

  @Access('user')
  @Mutation(() => ChangeListingResult, { description: 'Hides you until you publish again. Bookings made stay made.' })
  async pauseListing(@CurrentActor() actor: UserActor) {
    return this.#answer(await this.changeListing.run(actor, 'PAUSE'));
  }

  @Access('user')
  @Mutation(() => ChangeListingResult, { description: 'Ends your listing for good.' })
  async closeListing(@CurrentActor() actor: UserActor) {
    return this.#answer(await this.changeListing.run(actor, 'CLOSE'));
  }

  @Access('user')
  @Mutation(() => AppealSuspensionResult, { description: 'Your answer to the statement of reasons, once.' })
  async appealSuspension(@Args('statement') statement: string, @CurrentActor() actor: UserActor) {
    if (statement.length > 5_000) throw badUserInput('statement');
    return this.#answer(await this.suspend.appeal(actor, statement));
  }

  async #answer<F extends Failure>(result: Result<string, F>) {
    return result.ok ? this.#file(result.value) : toFailure(result.error);
  }

  async #file(providerId: string): Promise<ProviderFileObject> {
    const found = await this.files.load(providerId);
    if (!found) throw notFound();
    return this.presenter.present(found, 'OWNER');
  }
}

/** In a change, null means the same as left out. */
function withoutNulls<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };
}
