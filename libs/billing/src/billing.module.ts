import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { BookingModule } from '#booking';
import { IdentityModule } from '#identity';
import { PaymentModule } from '#payment';
import { PricingModule } from '#pricing';
import { ProviderModule } from '#provider';
import { BillingResolver } from './graphql/billing.resolver.js';
import { OwedDocumentsResolver } from './graphql/owed-documents.resolver.js';
import { OnMoneyMoved } from './handlers/on-money-moved.js';
import { OnVisitFinished } from './handlers/on-visit-finished.js';
import { BillingDocumentsController } from './http/billing-documents.controller.js';
import { BillingJobs } from './jobs/billing-jobs.js';
import { DocumentReads } from './store/document.reads.js';
import { DocumentStore } from './store/document.store.js';
import { MandateStore } from './store/mandate.store.js';
import { ObligationReads } from './store/obligation.reads.js';
import { ObligationStore } from './store/obligation.store.js';
import { AcceptMandate } from './use-cases/accept-mandate.js';
import { CatchUp } from './use-cases/catch-up.js';
import { DescribeVisits } from './use-cases/describe-visits.js';
import { DrawQuote } from './use-cases/draw-quote.js';
import { EndMandate } from './use-cases/end-mandate.js';
import { GatherFacts } from './use-cases/gather-facts.js';
import { IssueDocument } from './use-cases/issue-document.js';
import { ListBookingDocuments } from './use-cases/list-documents.js';
import { OweDocuments } from './use-cases/owe-documents.js';
import { OweStatements } from './use-cases/owe-statements.js';
import { RenderDocument } from './use-cases/render-document.js';
import { RetryOwed } from './use-cases/retry-owed.js';
import { ShowInvoicing } from './use-cases/show-invoicing.js';
import { ViewBillingDocument } from './use-cases/view-document.js';
import { WatchThreshold } from './use-cases/watch-threshold.js';

const USE_CASES = [
  AcceptMandate,
  CatchUp,
  DescribeVisits,
  DrawQuote,
  EndMandate,
  GatherFacts,
  IssueDocument,
  ListBookingDocuments,
  OweDocuments,
  OweStatements,
  RenderDocument,
  RetryOwed,
  ShowInvoicing,
  ViewBillingDocument,
  WatchThreshold,
];

@Module({
  imports: [AuditModule, BookingModule, IdentityModule, PaymentModule, PricingModule, ProviderModule],
  controllers: [BillingDocumentsController],
  providers: [
    ...USE_CASES,
    DocumentStore,
    DocumentReads,
    ObligationStore,
    ObligationReads,
    MandateStore,
    BillingJobs,
    OnMoneyMoved,
    OnVisitFinished,
    BillingResolver,
    OwedDocumentsResolver,
  ],
  exports: [OweDocuments],
})
export class BillingModule {}
