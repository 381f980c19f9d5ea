import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Failure, Result } from '#kernel';
import { Access, CurrentActor, forbidden, type UserActor } from '#platform/access';
import { badUserInput, decodeCursor, notFound, PageArgs, toConnection } from '#platform/graphql';
import type { ReviewDecision } from '../domain/review-decision.js';
import type { SuspensionReason } from '../domain/suspension.js';
import { ProviderFileReads } from '../store/provider-file.reads.js';
import { DecideCredential } from '../use-cases/decide-credential.js';
import { ReviewCredential } from '../use-cases/review-credential.js';
import { SuspendProvider } from '../use-cases/suspend-provider.js';
import { ViewProviderFile } from '../use-cases/view-provider-file.js';
import { FileViewReasonEnum, SuspensionReasonEnum, type FileViewReason } from './provider.enums.js';
import { ProviderFileObject } from './provider-file.object.js';
import { ProviderFilePresenter } from './provider-file.presenter.js';
import { toFailure } from './provider.results.js';
import { DecideCredentialInput, RevokeCredentialInput } from './vetting.inputs.js';
import {
  DecideCredentialResult,
  StartCredentialReviewResult,
  SuspendProviderResult,
  VettingItemConnection,
} from './vetting.results.js';

/** What reviewers do. Every look at a file and every decision is in the audit log. */
@Resolver()
export class VettingResolver {
  constructor(
    private readonly files: ProviderFileReads,
    private readonly viewFile: ViewProviderFile,
    private readonly review: ReviewCredential,
    private readonly decide: DecideCredential,
    private readonly suspend: SuspendProvider,
    private readonly presenter: ProviderFilePresenter,
  ) {}

  @Access('admin:vetting')
  @Query(() => VettingItemConnection, {
    description: 'Credentials that wait for a reviewer, oldest first; never one’s own.',
  })
  async vettingQueue(@Args() page: PageArgs, @CurrentActor() actor: UserActor): Promise<VettingItemConnection> {
    const cursor = decodeCursor(page.after, 2);
    const after = cursor && { submittedAt: new Date(Number(cursor[0])), id: String(cursor[1]) };
    const rows = await this.files.queue(actor.userId, after, page.first + 1);
    const items = rows.map(({ subject, ...row }) => ({ ...row, serviceCode: row.type === 'SKILL' ? subject : null }));
    return toConnection(items, page.first, (item) => [item.submittedAt.getTime(), item.credentialId]);
  }

  @Access('admin:vetting')
  @Query(() => ProviderFileObject, {
    description: 'Personal data: the reason is written down with your name before you see it.',
  })
  async providerFile(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => FileViewReasonEnum }) reason: FileViewReason,
    @CurrentActor() actor: UserActor,
  ): Promise<ProviderFileObject> {
    return this.#show(actor, id, reason);
  }

  @Access('admin:vetting')
  @Mutation(() => StartCredentialReviewResult)
  async startCredentialReview(
    @Args('credentialId', { type: () => ID }) credentialId: string,
    @CurrentActor() actor: UserActor,
  ) {
    return this.#answer(actor, await this.review.start(actor, credentialId));
  }

  @Access('admin:vetting')
  @Mutation(() => DecideCredentialResult)
  async decideCredential(@Args('input') input: DecideCredentialInput, @CurrentActor() actor: UserActor) {
    return this.#answer(actor, await this.decide.run(actor, input.credentialId, toDecision(input)));
  }

  @Access('admin:vetting')
  @Mutation(() => DecideCredentialResult)
  async revokeCredential(
    @Args('input') { credentialId, reason, note }: RevokeCredentialInput,
    @CurrentActor() actor: UserActor,
  ) {
    return this.#answer(actor, await this.decide.revoke(actor, credentialId, reason, note ?? null));
  }

  @Access('admin:vetting')
  @Mutation(() => SuspendProviderResult, {
    description: 'Hides a provider, with a statement of reasons they can read and appeal against.',
  })
  async suspendProvider(
    @Args('providerId', { type: () => ID }) providerId: string,
    @Args('reason', { type: () => SuspensionReasonEnum }) reason: SuspensionReason,
    @Args('statement') statement: string,
    @CurrentActor() actor: UserActor,
  ) {
    return this.#answer(actor, await this.suspend.suspend(actor, providerId, reason, sized(statement)));
  }

  @Access('admin:vetting')
  @Mutation(() => SuspendProviderResult, {
    description: 'Gives a listing back as it was; it is shown again if nothing is missing.',
  })
  async reinstateProvider(
    @Args('providerId', { type: () => ID }) providerId: string,
    @Args('statement') statement: string,
    @CurrentActor() actor: UserActor,
  ) {
    return this.#answer(actor, await this.suspend.reinstate(actor, providerId, sized(statement)));
  }

  /** A decision answers with the file, which is one more look at it. */
  async #answer<F extends Failure>(actor: UserActor, result: Result<string, F>) {
    return result.ok ? this.#show(actor, result.value, 'CREDENTIAL_REVIEW') : toFailure(result.error);
  }

  async #show(actor: UserActor, providerId: string, reason: FileViewReason): Promise<ProviderFileObject> {
    const found = await this.viewFile.run(actor, providerId, reason);
    if (found.ok) return this.presenter.present(found.value, 'REVIEWER');
    throw found.error.kind === 'OwnFileNotReviewable' ? forbidden() : notFound();
  }
}

function toDecision({ outcome, reason, note, validUntil, needsRightToWork }: DecideCredentialInput): ReviewDecision {
  const words = note?.trim() || null;
  if (outcome === 'VERIFIED') return { outcome, note: words, validUntil: validUntil ?? null, needsRightToWork };
  if (!reason) throw badUserInput('reason');
  return { outcome, note: words, reason };
}

function sized(statement: string): string {
  if (statement.length > 5_000) throw badUserInput('statement');
  return statement;
}
