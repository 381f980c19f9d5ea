import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound, PageArgs, toConnection } from '#platform/graphql';
import { ProviderDirectory } from '#provider';
import { ObligationReads, type OwedRow } from '../store/obligation.reads.js';
import type { WaitsFor } from '../store/obligation.store.js';
import { DescribeVisits } from '../use-cases/describe-visits.js';
import { RetryOwed } from '../use-cases/retry-owed.js';
import { pageAfter } from './billing.inputs.js';
import { OwedDocument, OwedDocumentConnection, OwedDocumentWait } from './owed-documents.object.js';

@ArgsType()
class OwedDocumentsArgs extends PageArgs {
  @Field(() => OwedDocumentWait, { nullable: true, description: 'All reasons when absent.' })
  @IsOptional()
  @IsIn(Object.keys(OwedDocumentWait))
  waitsFor?: WaitsFor | null;
}

@Resolver()
export class OwedDocumentsResolver {
  constructor(
    private readonly reads: ObligationReads,
    private readonly retrying: RetryOwed,
    private readonly visits: DescribeVisits,
    private readonly providers: ProviderDirectory,
  ) {}

  @Access('admin:finance')
  @Query(() => OwedDocumentConnection, {
    description: 'Documents that are owed and not issued yet, the longest owed first.',
  })
  async owedDocuments(@Args() { waitsFor, first, after }: OwedDocumentsArgs): Promise<OwedDocumentConnection> {
    const rows = await this.reads.waiting(waitsFor ?? null, { first, after: pageAfter(after) });
    const page = toConnection(rows, first, (row) => [row.occurredAt.toISOString(), row.id]);
    const nodes = await this.#present(page.nodes);
    const edges = page.edges.map(({ cursor }, index) => ({ cursor, node: nodes[index] ?? new OwedDocument() }));
    return { nodes, edges, pageInfo: page.pageInfo };
  }

  @Access('admin:finance')
  @Mutation(() => OwedDocument, {
    nullable: true,
    description: 'Tries again to issue a document that is owed. Null when it was issued; else why it still waits.',
  })
  async retryOwedDocument(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: UserActor,
  ): Promise<OwedDocument | null> {
    const tried = await this.retrying.execute(actor, id);
    if (!tried.ok) throw notFound();
    const [waiting] = tried.value ? await this.#present([tried.value]) : [];
    return waiting ?? null;
  }

  async #present(rows: readonly OwedRow[]): Promise<OwedDocument[]> {
    const visits = await this.visits.of(rows.map(({ bookingId }) => bookingId));
    const found = await this.providers.get([...new Set(rows.map(({ providerId }) => providerId))]);
    const names = new Map(found.map(({ providerId, publicName }) => [providerId, publicName]));
    return rows.map((row) =>
      OwedDocument.from(row, visits.get(row.bookingId ?? '')?.reference ?? null, names.get(row.providerId) ?? null),
    );
  }
}
