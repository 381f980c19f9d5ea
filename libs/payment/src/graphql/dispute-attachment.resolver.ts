import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { AttachToDispute } from '../use-cases/attach-to-dispute.js';
import { AttachToDisputeInput, DetachFromDisputeInput } from './dispute.inputs.js';
import { AnswerDisputeResult, AttachToDisputeResult } from './dispute.results.js';
import { ShowDispute } from './show-dispute.js';

/** Files of finance staff's own in the evidence of a dispute. */
@Resolver()
export class DisputeAttachmentResolver {
  constructor(
    private readonly attaching: AttachToDispute,
    private readonly showing: ShowDispute,
  ) {}

  @Access('admin:finance')
  @Mutation(() => AttachToDisputeResult, {
    description: 'Adds a file that you have uploaded to the evidence, until it is sent.',
  })
  async attachToDispute(@Args('input') { disputeId, ...file }: AttachToDisputeInput, @CurrentActor() actor: UserActor) {
    return this.showing.answer(disputeId, await this.attaching.attach(actor, disputeId, file));
  }

  @Access('admin:finance')
  @Mutation(() => AnswerDisputeResult, {
    description: 'Takes one of these files out again, until the evidence is sent.',
  })
  async detachFromDispute(
    @Args('input') { disputeId, attachmentId }: DetachFromDisputeInput,
    @CurrentActor() actor: UserActor,
  ) {
    return this.showing.answer(disputeId, await this.attaching.detach(actor, disputeId, attachmentId));
  }
}
