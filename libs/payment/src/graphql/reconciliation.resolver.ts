import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound, PageArgs, toConnection, toUserError } from '#platform/graphql';
import { ReconciliationReads } from '../store/reconciliation.reads.js';
import { rowAfter } from './row-after.js';
import { Reconcile } from '../use-cases/reconcile.js';
import { ResolveDifference } from '../use-cases/resolve-difference.js';
import {
  ReconciliationDifferenceArgs,
  ReconciliationDifferenceConnection,
  ReconciliationDifferenceObject,
  ReconciliationRunConnection,
  ReconciliationRunObject,
  ResolveReconciliationDifferenceInput,
  ResolveReconciliationDifferenceResult,
} from './reconciliation.object.js';

/** The comparison of Stripe's book with the ledger, for finance staff. */
@Resolver()
export class ReconciliationResolver {
  constructor(
    private readonly reads: ReconciliationReads,
    private readonly reconcile: Reconcile,
    private readonly resolving: ResolveDifference,
  ) {}

  @Access('admin:finance')
  @Query(() => ReconciliationRunConnection, {
    description: 'Comparisons of Stripe’s book with the ledger, newest first.',
  })
  async reconciliationRuns(@Args() page: PageArgs): Promise<ReconciliationRunConnection> {
    const rows = await this.reads.runs(page.first, rowAfter(page.after));
    const runs = rows.map((row) => ReconciliationRunObject.from(row));
    return toConnection(runs, page.first, (run) => [run.startedAt.toISOString(), run.id]);
  }

  @Access('admin:finance')
  @Query(() => ReconciliationDifferenceConnection, { description: 'What the comparisons found, newest first.' })
  async reconciliationDifferences(
    @Args() { state, ...page }: ReconciliationDifferenceArgs,
  ): Promise<ReconciliationDifferenceConnection> {
    const rows = await this.reads.differences(state ?? undefined, page.first, rowAfter(page.after));
    const differences = rows.map((row) => ReconciliationDifferenceObject.from(row));
    return toConnection(differences, page.first, (one) => [one.openedAt.toISOString(), one.id]);
  }

  @Access('admin:finance')
  @Mutation(() => ReconciliationRunObject, {
    description: 'Compares now, in the background. Answers the run that is under way when there is one.',
  })
  async runReconciliation(@CurrentActor() actor: UserActor): Promise<ReconciliationRunObject> {
    return ReconciliationRunObject.from(await this.reconcile.request(actor));
  }

  @Access('admin:finance')
  @Mutation(() => ResolveReconciliationDifferenceResult, {
    description: 'Closes a difference with a reason. It comes back only with other amounts.',
  })
  async resolveReconciliationDifference(
    @CurrentActor() actor: UserActor,
    @Args('input') input: ResolveReconciliationDifferenceInput,
  ) {
    const resolved = await this.resolving.resolve(actor, { ...input, note: input.note.trim() });
    if (resolved.ok) return ReconciliationDifferenceObject.from(resolved.value);
    if (resolved.error.kind === 'DifferenceNotFound') throw notFound();
    return toUserError(resolved.error);
  }
}
