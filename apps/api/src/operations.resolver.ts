import { Args, Field, ID, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { Access } from '#platform/access';
import { notFound } from '#platform/graphql';
import { JobRunner, type Lane } from '#platform/jobs';

enum JobLane {
  default = 'default',
  payment = 'payment',
  mail = 'mail',
  documents = 'documents',
  sweeps = 'sweeps',
}
registerEnumType(JobLane, { name: 'JobLane' });

@ObjectType('ParkedJob', { description: 'A job or event handler that failed for good and waits for a person.' })
class ParkedJobObject {
  @Field(() => ID) id: string;
  @Field(() => JobLane) lane: Lane;
  @Field(() => String) name: string;
  @Field(() => Date) failedAt: Date;
  @Field(() => Int) attempts: number;
}

/** What people on call need: what is stuck, and the button that tries again. */
@Resolver()
export class OperationsResolver {
  constructor(private readonly jobs: JobRunner) {}

  @Access('admin:security', 'admin:support')
  @Query(() => [ParkedJobObject])
  parkedJobs(): Promise<ParkedJobObject[]> {
    return this.jobs.parked();
  }

  @Access('admin:security', 'admin:support')
  @Mutation(() => Boolean, { description: 'Queues a parked job again.' })
  async replayParkedJob(
    @Args('lane', { type: () => JobLane }) lane: Lane,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    if (!isId(id)) throw notFound();
    await this.jobs.replay(lane, id);
    return true;
  }
}
