import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { badUserInput, decodeCursor, notFound, toConnection, toUserError } from '#platform/graphql';
import { BASE_THRESHOLD_CENTS, UPPER_THRESHOLD_CENTS } from '../domain/vat-threshold.js';
import { DocumentReads } from '../store/document.reads.js';
import { AcceptMandate } from '../use-cases/accept-mandate.js';
import { ListBookingDocuments } from '../use-cases/list-documents.js';
import { ShowInvoicing, type Invoicing } from '../use-cases/show-invoicing.js';
import { MyDocumentsArgs } from './billing.inputs.js';
import { BillingDocumentConnection, BillingDocumentObject, ProviderInvoicing } from './billing.object.js';
import { AcceptInvoicingMandateResult } from './billing.results.js';

@Resolver()
export class BillingResolver {
  constructor(
    private readonly reads: DocumentReads,
    private readonly bookings: ListBookingDocuments,
    private readonly mandates: AcceptMandate,
    private readonly invoicing: ShowInvoicing,
  ) {}

  @Access('user')
  @Query(() => BillingDocumentConnection, {
    description: 'Your notes, invoices, credit notes and statements, newest first.',
  })
  async myDocuments(
    @Args() { side, kind, first, after }: MyDocumentsArgs,
    @CurrentActor() actor: UserActor,
  ): Promise<BillingDocumentConnection> {
    const cursor = pageAfter(after);
    const rows = await this.reads.page(side, actor.userId, kind ?? null, { first, after: cursor });
    const page = toConnection(rows, first, (row) => [row.issuedAt.toISOString(), row.id]);
    const nodes = page.nodes.map((row) => BillingDocumentObject.from(row));
    return {
      nodes,
      edges: page.edges.map(({ node, cursor: text }) => ({ node: BillingDocumentObject.from(node), cursor: text })),
      pageInfo: page.pageInfo,
    };
  }

  @Access('user')
  @Query(() => [BillingDocumentObject], {
    description:
      'The documents of a booking that you may open, oldest first; all of them for finance staff, with a trace.',
  })
  async bookingDocuments(
    @Args('bookingId', { type: () => ID }) bookingId: string,
    @CurrentActor() actor: UserActor,
  ): Promise<BillingDocumentObject[]> {
    return (await this.bookings.execute(actor, bookingId)).map((row) => BillingDocumentObject.from(row));
  }

  @Access('user')
  @Query(() => ProviderInvoicing, { description: 'How your work as a provider is invoiced and taxed.' })
  async myInvoicing(@CurrentActor() actor: UserActor): Promise<ProviderInvoicing> {
    const invoicing = await this.invoicing.execute(actor);
    if (!invoicing) throw notFound();
    return present(invoicing);
  }

  @Access('user')
  @Mutation(() => AcceptInvoicingMandateResult, {
    description: 'Lets the platform issue invoices in your name; what waited for it is issued.',
  })
  async acceptInvoicingMandate(@Args('version') version: string, @CurrentActor() actor: UserActor) {
    const accepted = await this.mandates.execute(actor, version);
    if (!accepted.ok) return toUserError(accepted.error);
    return this.myInvoicing(actor);
  }
}

/** Where the page asked for begins; a made-up cursor is a BAD_USER_INPUT. */
function pageAfter(after: string | null | undefined): { at: string; id: string } | null {
  const key = decodeCursor(after, 2);
  if (!key) return null;
  const [at, id] = key;
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
    throw badUserInput('after');
  return { at, id };
}

function present({ mandate, taxProfile, siret, turnover }: Invoicing): ProviderInvoicing {
  return Object.assign(new ProviderInvoicing(), {
    mandate,
    vatRegime: taxProfile.vat,
    sapDeclarationNumber: taxProfile.sapDeclarationNumber,
    siret,
    threshold: { ...turnover, thresholdCents: BASE_THRESHOLD_CENTS, upperThresholdCents: UPPER_THRESHOLD_CENTS },
  });
}
