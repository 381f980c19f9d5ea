import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound, toConnection, toUserError } from '#platform/graphql';
import { BASE_THRESHOLD_CENTS, UPPER_THRESHOLD_CENTS } from '../domain/vat-threshold.js';
import { DocumentReads, type DocumentRow } from '../store/document.reads.js';
import { AcceptMandate } from '../use-cases/accept-mandate.js';
import { DescribeVisits } from '../use-cases/describe-visits.js';
import { EndMandate } from '../use-cases/end-mandate.js';
import { ListBookingDocuments } from '../use-cases/list-documents.js';
import { ShowInvoicing, type Invoicing } from '../use-cases/show-invoicing.js';
import { MyDocumentsArgs, pageAfter } from './billing.inputs.js';
import { BillingDocumentConnection, BillingDocumentObject, ProviderInvoicing } from './billing.object.js';
import { AcceptInvoicingMandateResult, EndInvoicingMandateResult } from './billing.results.js';

@Resolver()
export class BillingResolver {
  constructor(
    private readonly reads: DocumentReads,
    private readonly bookings: ListBookingDocuments,
    private readonly mandates: AcceptMandate,
    private readonly ending: EndMandate,
    private readonly invoicing: ShowInvoicing,
    private readonly visits: DescribeVisits,
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
    const visits = await this.visits.of(page.nodes.map(({ bookingId }) => bookingId));
    const shown = (row: DocumentRow): BillingDocumentObject => BillingDocumentObject.from(row, visits);
    return {
      nodes: page.nodes.map(shown),
      edges: page.edges.map(({ node, cursor: text }) => ({ node: shown(node), cursor: text })),
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
    const rows = await this.bookings.execute(actor, bookingId);
    const visits = await this.visits.of(rows.slice(0, 1).map((row) => row.bookingId));
    return rows.map((row) => BillingDocumentObject.from(row, visits));
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

  @Access('user')
  @Mutation(() => EndInvoicingMandateResult, {
    description:
      'Ends your mandate: what was issued remains, and your next invoices and credit notes are yours to write. Harmless twice.',
  })
  async endInvoicingMandate(@CurrentActor() actor: UserActor) {
    const ended = await this.ending.execute(actor);
    if (!ended.ok) return toUserError(ended.error);
    return this.myInvoicing(actor);
  }
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
