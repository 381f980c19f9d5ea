export { PaymentModule } from './payment.module.js';
export { Payments } from './payments.js';
export { PayoutOwners, type FindPayoutOwner, type PayoutOwner } from './payout-owners.js';
export { EvidenceFiles } from './evidence-files.js';
export { VisitEvidenceSource, type DatedFact, type VisitEvidence } from './visit-evidence.js';
export { PaymentSummaries } from './graphql/payment-summaries.js';
export { PaymentSummary } from './graphql/payment-summary.object.js';
export { FurtherCharge, FurtherChargeKindEnum } from './graphql/further-charge.object.js';
export {
  AlreadyCharged,
  CreditNotUsable,
  PaymentAlreadySecured,
  PaymentClosed,
  PaymentPage,
  PaymentUnavailable,
} from './graphql/payment.results.js';
export type { ChargeKind } from './domain/charge-state.js';
export { splitFee, splitPrice, type PriceSplit, type Shares } from './domain/split.js';
export type { CreditNotUsable as CreditNotUsableFailure } from './domain/credit.js';
export type { PaymentState } from './domain/payment-state.js';
export type { PaymentViewer } from './domain/payment.policy.js';
export type {
  CaptureFailure,
  CheckoutFailure,
  FurtherChargeFailure,
  PaymentNotFound,
  PaymentNotHeld,
  RefundFailure,
} from './domain/payment.errors.js';
export { MovementReads, type MoneyMovement } from './store/movement.reads.js';
export type { PaymentHistoryLine, PaymentSummaryView } from './store/payment.reads.js';
export type { CancelOutcome, CancelTerms } from './use-cases/cancel-payment.js';
export type { CheckoutPage, CheckoutUrls } from './use-cases/open-checkout.js';
export type { OpenPaymentInput } from './use-cases/open-payment.js';
export {
  moneyTaken,
  PLATFORM_VAT_BASIS_POINTS,
  platformPaidOut,
  transferSent,
  type LedgerTransaction,
} from './domain/ledger.js';
