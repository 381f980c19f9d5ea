import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { maySeePaymentPage, maySeeProviderShare, type PaymentViewer } from '../domain/payment.policy.js';
import { refundArrivesBy } from '../domain/refund-arrival.js';
import { FurtherChargeKindEnum } from './further-charge.object.js';
import { PAYMENT_STATES, type PaymentState } from '../domain/payment-state.js';
import type { PaymentSummaryView, RefundView } from '../store/payment.reads.js';

export const PaymentStateEnum = Object.fromEntries(PAYMENT_STATES.map((state) => [state, state])) as Record<
  PaymentState,
  PaymentState
>;
registerEnumType(PaymentStateEnum, { name: 'PaymentState', description: 'Where a booking’s money stands.' });

@ObjectType({ description: 'One thing that happened to a payment.' })
export class PaymentStep {
  @Field(() => Date)
  at: Date;

  @Field(() => String, { description: 'What happened, as a code: HELD, CAPTURED, REFUNDED …' })
  what: string;

  @Field(() => Int, { nullable: true })
  amountCents: number | null;
}

export const RefundStatusEnum = { REQUESTED: 'REQUESTED', SENT: 'SENT', FAILED: 'FAILED' } as const;
registerEnumType(RefundStatusEnum, {
  name: 'RefundStatus',
  description: 'REQUESTED: Stripe is being asked. SENT: on its way to the bank. FAILED: the bank refused it.',
});

@ObjectType({ description: 'Money given back to the card, or on its way.' })
export class PaymentRefund {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  amountCents: number;

  @Field(() => FurtherChargeKindEnum, {
    nullable: true,
    description: 'The tip or overtime given back; null: the visit.',
  })
  furtherCharge: RefundView['furtherCharge'];

  @Field(() => RefundStatusEnum)
  status: RefundView['status'];

  @Field(() => Date)
  requestedAt: Date;

  @Field(() => Date, { nullable: true })
  sentAt: Date | null;

  @Field(() => Date, { nullable: true })
  failedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'By when it is on the customer’s account, as a rule.' })
  arrivesBy: Date | null;
}

@ObjectType({ description: 'Where a booking’s money stands. Amounts are cents of euro, all taxes included.' })
export class PaymentSummary {
  @Field(() => PaymentStateEnum)
  state: PaymentState;

  @Field(() => Int, { description: 'What the customer pays for the visit.' })
  totalCents: number;

  @Field(() => Int, { nullable: true, description: 'Of it, what your credit pays; not shown to the provider.' })
  creditCents: number | null;

  @Field(() => Int, { description: 'Held on the card and not taken.' })
  heldCents: number;

  @Field(() => Int, { description: 'Taken.' })
  capturedCents: number;

  @Field(() => Int, { description: 'Given back, or on its way back.' })
  refundedCents: number;

  @Field(() => Int, { nullable: true, description: 'What a late cancellation costs; null when there was none.' })
  feeCents: number | null;

  @Field(() => Int, { nullable: true, description: 'The provider’s net; not shown to the customer.' })
  providerShareCents: number | null;

  @Field(() => Int, { nullable: true, description: 'Sent to the provider; not shown to the customer.' })
  transferredCents: number | null;

  @Field(() => Date, { nullable: true, description: 'When the provider is paid.' })
  transferDueAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when the customer must act after a refusal of their card.' })
  actionRequiredBy: Date | null;

  @Field(() => String, { nullable: true, description: 'The payment page that is open; for the customer only.' })
  actionUrl: string | null;

  @Field(() => [PaymentStep], { description: 'Oldest first.' })
  history: PaymentStep[];

  @Field(() => [PaymentRefund], { description: 'Oldest first.' })
  refunds: PaymentRefund[];

  static from(view: PaymentSummaryView, viewer: PaymentViewer): PaymentSummary {
    const share = maySeeProviderShare(viewer);
    return Object.assign(new PaymentSummary(), {
      ...view,
      creditCents: viewer === 'PROVIDER' ? null : view.creditCents - view.creditReturnedCents,
      providerShareCents: share ? view.providerShareCents : null,
      transferredCents: share ? view.transferredCents : null,
      transferDueAt: share ? view.transferDueAt : null,
      actionUrl: maySeePaymentPage(viewer) ? view.actionUrl : null,
      refunds: view.refunds.map((refund) => ({ ...refund, arrivesBy: arrivesBy(refund) })),
      history: share ? view.history : view.history.filter((line) => !PROVIDERS_OWN.has(line.what)),
    });
  }
}

const arrivesBy = ({ status, sentAt }: RefundView): Date | null =>
  status === 'SENT' && sentAt !== null ? refundArrivesBy(sentAt) : null;

/** What happens between the platform and the provider is not the customer's business. */
const PROVIDERS_OWN = new Set([
  'TRANSFERRED',
  'TRANSFER_REVERSED',
  'REVERSAL_FAILED',
  'TRANSFER_RESUMED',
  'NOTHING_TO_TRANSFER',
  'DISPUTE_ANSWERED',
  'DISPUTE_ANSWER_REFUSED',
  'DISPUTE_BORNE_BY_PLATFORM',
  'DISPUTE_BORNE_BY_PROVIDER',
  'SETTLED',
]);
