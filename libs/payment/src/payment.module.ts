import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CONFIG, type Config } from '#platform/config';
import { BankGateway } from './adapters/bank-gateway.js';
import { BookGateway } from './adapters/book-gateway.js';
import { CardGateway } from './adapters/card-gateway.js';
import { DisputeGateway } from './adapters/dispute-gateway.js';
import { EventGateway } from './adapters/event-gateway.js';
import { PayoutGateway } from './adapters/payout-gateway.js';
import { SavedCardGateway } from './adapters/saved-card-gateway.js';
import { createStripeClient } from './adapters/stripe-client.js';
import { DisputeAttachmentResolver } from './graphql/dispute-attachment.resolver.js';
import { ShowDispute } from './graphql/show-dispute.js';
import { DisputeResolver } from './graphql/dispute.resolver.js';
import { CreditResolver } from './graphql/credit.resolver.js';
import { LedgerResolver } from './graphql/ledger.resolver.js';
import { MoneyExplanationResolver } from './graphql/money-explanation.resolver.js';
import { ReconciliationResolver } from './graphql/reconciliation.resolver.js';
import { PaymentSummaries } from './graphql/payment-summaries.js';
import { PayoutOverviewResolver } from './graphql/payout-overview.resolver.js';
import { PayoutResolver } from './graphql/payout.resolver.js';
import { SavedCardsResolver } from './graphql/saved-cards.resolver.js';
import { UnpaidChargeResolver } from './graphql/unpaid-charge.resolver.js';
import { DisputeEvidenceController } from './http/dispute-evidence.controller.js';
import { StripeWebhooksController } from './http/stripe-webhooks.controller.js';
import { ApplyInboxJob } from './jobs/apply-inbox.job.js';
import { ChargeSweeps } from './jobs/charge-sweeps.job.js';
import { DisputeSweeps } from './jobs/dispute-sweeps.job.js';
import { PaymentSweeps } from './jobs/payment-sweeps.job.js';
import { PayoutsJob } from './jobs/payouts.job.js';
import { ReconcileJob } from './jobs/reconcile.job.js';
import { RunOperationsJob } from './jobs/run-operations.job.js';
import { Payments } from './payments.js';
import { PayoutOwners } from './payout-owners.js';
import { BookingMoneyReads } from './store/booking-money.reads.js';
import { ChargeStore } from './store/charge.store.js';
import { DisputeReads } from './store/dispute.reads.js';
import { DisputeAttachmentStore } from './store/dispute-attachment.store.js';
import { DisputeStore } from './store/dispute.store.js';
import { CreditStore } from './store/credit.store.js';
import { InboxListener } from './store/inbox-listener.js';
import { InboxStore } from './store/inbox.store.js';
import { InboxWaker } from './store/inbox-waker.js';
import { LedgerStore } from './store/ledger.store.js';
import { StripeMovementStore } from './store/stripe-movement.store.js';
import { OperationStore } from './store/operation.store.js';
import { MovementReads } from './store/movement.reads.js';
import { PaymentReads } from './store/payment.reads.js';
import { PaymentStore } from './store/payment.store.js';
import { PayoutStore } from './store/payout.store.js';
import { PayoutAccountStore } from './store/payout-account.store.js';
import { ReconciliationReads } from './store/reconciliation.reads.js';
import { ReconciliationStore } from './store/reconciliation.store.js';
import { ProviderShareReads } from './store/provider-share.reads.js';
import { RefundStore } from './store/refund.store.js';
import { UnpaidChargeReads } from './store/unpaid-charge.reads.js';
import { AttachToDispute } from './use-cases/attach-to-dispute.js';
import { AnswerDispute } from './use-cases/answer-dispute.js';
import { ApplyInbox } from './use-cases/apply-inbox.js';
import { AskAuthorise } from './use-cases/ask-authorise.js';
import { AskCapture } from './use-cases/ask-capture.js';
import { AskChargeAgain } from './use-cases/ask-charge-again.js';
import { AskChargePage } from './use-cases/ask-charge-page.js';
import { AskChargeRefund } from './use-cases/ask-charge-refund.js';
import { AskChargeReversal } from './use-cases/ask-charge-reversal.js';
import { AskChargeTransfer } from './use-cases/ask-charge-transfer.js';
import { AskCharge } from './use-cases/ask-charge.js';
import { AskEvidence } from './use-cases/ask-evidence.js';
import { AskOpenCheckout } from './use-cases/ask-open-checkout.js';
import { AskRefund } from './use-cases/ask-refund.js';
import { AskRelease } from './use-cases/ask-release.js';
import { AskReversal } from './use-cases/ask-reversal.js';
import { AskTransfer } from './use-cases/ask-transfer.js';
import { AuthorisePayment } from './use-cases/authorise-payment.js';
import { BuildEvidence } from './use-cases/build-evidence.js';
import { CancelPayment } from './use-cases/cancel-payment.js';
import { CapturePayment } from './use-cases/capture-payment.js';
import { ChargeFurther } from './use-cases/charge-further.js';
import { DecideDispute } from './use-cases/decide-dispute.js';
import { FetchMissedEvents } from './use-cases/fetch-missed-events.js';
import { FollowRemovedCard } from './use-cases/follow-removed-card.js';
import { GiveUpPayment } from './use-cases/give-up-payment.js';
import { GrantCredit } from './use-cases/grant-credit.js';
import { GuardHold } from './use-cases/guard-hold.js';
import { LookAgain } from './use-cases/look-again.js';
import { OpenChargePage } from './use-cases/open-charge-page.js';
import { MatchMovements } from './use-cases/match-movements.js';
import { OpenCheckout } from './use-cases/open-checkout.js';
import { OpenPayment } from './use-cases/open-payment.js';
import { OpenSavedCards } from './use-cases/open-saved-cards.js';
import { PayBySavedCard } from './use-cases/pay-by-saved-card.js';
import { PlanOperation } from './use-cases/plan-operation.js';
import { ReceiveWebhook } from './use-cases/receive-webhook.js';
import { RecordChargeFact } from './use-cases/record-charge-fact.js';
import { Reconcile } from './use-cases/reconcile.js';
import { RecordDispute } from './use-cases/record-dispute.js';
import { RecordSighting } from './use-cases/record-sighting.js';
import { RefetchObject } from './use-cases/refetch-object.js';
import { RefreshPayoutAccount } from './use-cases/refresh-payout-account.js';
import { RefundBooking } from './use-cases/refund-booking.js';
import { RefundCharge } from './use-cases/refund-charge.js';
import { RefundPayment } from './use-cases/refund-payment.js';
import { ReschedulePayment } from './use-cases/reschedule-payment.js';
import { ResolveDifference } from './use-cases/resolve-difference.js';
import { ResumeShare } from './use-cases/resume-share.js';
import { RunOperation } from './use-cases/run-operation.js';
import { ScheduleTransfer } from './use-cases/schedule-transfer.js';
import { SettlePayment } from './use-cases/settle-payment.js';
import { StartPayoutOnboarding } from './use-cases/start-payout-onboarding.js';
import { SyncCharge } from './use-cases/sync-charge.js';
import { SyncDispute } from './use-cases/sync-dispute.js';
import { SyncPayment } from './use-cases/sync-payment.js';
import { SyncRefund } from './use-cases/sync-refund.js';
import { TransferCharge } from './use-cases/transfer-charge.js';
import { TransferShare } from './use-cases/transfer-share.js';
import { AskInstantPayout } from './use-cases/ask-instant-payout.js';
import { RequestInstantPayout } from './use-cases/request-instant-payout.js';
import { SetPayoutSchedule } from './use-cases/set-payout-schedule.js';
import { SyncPayout } from './use-cases/sync-payout.js';
import { SyncTransfer } from './use-cases/sync-transfer.js';
import { WalkMovements } from './use-cases/walk-movements.js';
import { TryAgain } from './use-cases/try-again.js';
import { WriteOffCharge } from './use-cases/write-off-charge.js';
import { EvidenceFiles } from './evidence-files.js';
import { VisitEvidenceSource } from './visit-evidence.js';

const STRIPE = Symbol('STRIPE');

const adapters = [
  { provide: STRIPE, useFactory: (config: Config) => createStripeClient(config.stripe), inject: [CONFIG] },
  {
    provide: CardGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new CardGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: DisputeGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new DisputeGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: EventGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new EventGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: BankGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new BankGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: BookGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new BookGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: SavedCardGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new SavedCardGateway(stripe),
    inject: [STRIPE],
  },
  {
    provide: PayoutGateway,
    useFactory: (stripe: ReturnType<typeof createStripeClient>) => new PayoutGateway(stripe),
    inject: [STRIPE],
  },
];

const stores = [
  PaymentStore,
  ChargeStore,
  CreditStore,
  PaymentReads,
  MovementReads,
  OperationStore,
  RefundStore,
  DisputeStore,
  DisputeAttachmentStore,
  DisputeReads,
  ProviderShareReads,
  LedgerStore,
  BookingMoneyReads,
  PayoutAccountStore,
  PayoutStore,
  InboxStore,
  InboxWaker,
  InboxListener,
  StripeMovementStore,
  ReconciliationStore,
  ReconciliationReads,
  UnpaidChargeReads,
];

const questions = [
  AskOpenCheckout,
  AskAuthorise,
  AskRelease,
  AskCapture,
  AskTransfer,
  AskRefund,
  AskReversal,
  AskCharge,
  AskChargePage,
  AskChargeTransfer,
  AskChargeRefund,
  AskChargeReversal,
  AskEvidence,
];

const useCases = [
  OpenPayment,
  OpenCheckout,
  CancelPayment,
  CapturePayment,
  ScheduleTransfer,
  RefundPayment,
  ReschedulePayment,
  SyncPayment,
  SyncRefund,
  SyncDispute,
  RecordDispute,
  AnswerDispute,
  AttachToDispute,
  BuildEvidence,
  DecideDispute,
  RefundBooking,
  RefundCharge,
  ResumeShare,
  RecordSighting,
  PlanOperation,
  RunOperation,
  PayBySavedCard,
  OpenSavedCards,
  FollowRemovedCard,
  AuthorisePayment,
  GiveUpPayment,
  LookAgain,
  GuardHold,
  TransferShare,
  SettlePayment,
  StartPayoutOnboarding,
  RefreshPayoutAccount,
  ReceiveWebhook,
  RefetchObject,
  ApplyInbox,
  FetchMissedEvents,
  ChargeFurther,
  GrantCredit,
  OpenChargePage,
  RecordChargeFact,
  SyncCharge,
  TransferCharge,
  AskInstantPayout,
  RequestInstantPayout,
  SetPayoutSchedule,
  SyncPayout,
  SyncTransfer,
  WalkMovements,
  MatchMovements,
  Reconcile,
  ResolveDifference,
  AskChargeAgain,
  TryAgain,
  WriteOffCharge,
];

@Module({
  imports: [AuditModule],
  controllers: [StripeWebhooksController, DisputeEvidenceController],
  providers: [
    ...adapters,
    ...stores,
    ...questions,
    ...useCases,
    RunOperationsJob,
    PaymentSweeps,
    ChargeSweeps,
    DisputeSweeps,
    ApplyInboxJob,
    ReconcileJob,
    PayoutsJob,
    ReconciliationResolver,
    PayoutResolver,
    PayoutOverviewResolver,
    LedgerResolver,
    MoneyExplanationResolver,
    ShowDispute,
    DisputeResolver,
    DisputeAttachmentResolver,
    CreditResolver,
    SavedCardsResolver,
    UnpaidChargeResolver,
    PaymentSummaries,
    PayoutOwners,
    VisitEvidenceSource,
    EvidenceFiles,
    Payments,
  ],
  exports: [Payments, PaymentSummaries, PayoutOwners, VisitEvidenceSource, EvidenceFiles, MovementReads],
})
export class PaymentModule {}
