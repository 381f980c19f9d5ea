import type { BookingFacts, DomainEvent, EventType } from '#events';
import { DAY, plus } from '#kernel';
import { compose, type MailContent } from './compose.js';
import type { Reader, Template } from './template.js';
import { accountBanned, accountRestored } from './templates/account.templates.js';
import { mandateEnded, vatThresholdReached } from './templates/billing.templates.js';
import { bookingCancelled, bookingUnpaid, jobCancelled, jobUnpaid } from './templates/cancellation.templates.js';
import {
  chargeAskedAgain,
  chargeEarned,
  chargeLapsed,
  chargeReceipt,
  chargeRefused,
  overtimeUnpaid,
} from './templates/charge.templates.js';
import { overtimeWrittenOff } from './templates/write-off.templates.js';
import { creditGranted } from './templates/credit.templates.js';
import { overtimeAnswered, overtimeProposed } from './templates/overtime.templates.js';
import {
  disputeBorne,
  disputeLost,
  disputeOpened,
  jobDisputeClosed,
  jobDisputeDecided,
  jobDisputed,
  refundFailed,
} from './templates/dispute.templates.js';
import { bookingNoShow, jobNoShow } from './templates/no-show.templates.js';
import {
  earningsTransferred,
  paymentActionRequired,
  paymentReceipt,
  paymentRefunded,
} from './templates/payment.templates.js';
import { paymentCardMissing } from './templates/saved-card.templates.js';
import { mandateEndedStaff, payoutFailed, reconciliationDifferences } from './templates/finance.templates.js';
import {
  applicationReturned,
  credentialDecided,
  credentialExpiring,
  providerListed,
  providerReinstated,
  providerSuspended,
} from './templates/provider.templates.js';
import { jobRescueKept, jobRescueOpened, rescueKept, rescueOpened } from './templates/rescue.templates.js';
import {
  requestDeclined,
  requestExpired,
  requestMissed,
  requestReceived,
  requestSent,
} from './templates/request.templates.js';
import { customerReviewInvitation, reviewInvitation, reviewPublished } from './templates/review.templates.js';
import { bookingConfirmed, jobConfirmed, jobReminder, visitReminder } from './templates/visit.templates.js';

/** One mail to write: to whom, which template, and how it reads for them. */
export interface PlannedMail {
  readonly recipientId: string;
  readonly template: string;
  readonly version: number;
  readonly write: (reader: Reader) => MailContent;
}

/** Every event that makes a mail or tells what later mails need to know. */
export const HEARD_EVENTS = [
  'BookingHeld',
  'BookingRequested',
  'BookingConfirmed',
  'BookingDeclined',
  'BookingExpired',
  'BookingCancelled',
  'BookingUnpaid',
  'BookingNoShow',
  'BookingCompleted',
  'BookingRescueOpened',
  'BookingRescueClosed',
  'OvertimeProposed',
  'OvertimeAnswered',
  'VisitReminderDue',
  'PaymentActionRequired',
  'PaymentCardMissing',
  'PaymentCaptured',
  'PaymentRefunded',
  'PaymentTransferred',
  'PaymentChargePaid',
  'PaymentChargeRefused',
  'PaymentChargeLapsed',
  'PaymentChargeAskedAgain',
  'PaymentChargeWrittenOff',
  'CustomerCreditGranted',
  'PaymentRefundFailed',
  'PaymentDisputed',
  'PaymentDisputeClosed',
  'PaymentDisputeDecided',
  'ReviewPublished',
  'CredentialDecided',
  'CredentialExpiring',
  'ProviderApplicationDecided',
  'ProviderSuspensionChanged',
  'UserStandingChanged',
  'VatThresholdReached',
  'InvoicingMandateEnded',
  'PayoutFailed',
  'ReconciliationDifferencesOpen',
] as const satisfies readonly EventType[];

export type HeardEvent = Extract<DomainEvent, { type: (typeof HEARD_EVENTS)[number] }>;
type StaffEvent = Extract<HeardEvent, { type: 'ReconciliationDifferencesOpen' }>;
type PaymentEvent = Extract<HeardEvent, { type: `Payment${string}` }>;

/** An event about a payment names its booking only: what the visit is must be known from before. */
export const aboutPayment = (event: HeardEvent): event is PaymentEvent => event.type.startsWith('Payment');

/** An event for those who work for the platform: it names nobody. */
export const aboutStaff = (event: HeardEvent): event is StaffEvent => event.type === 'ReconciliationDifferencesOpen';

/** What an event itself tells of its booking, or null. */
export const factsIn = (event: HeardEvent): BookingFacts | null => ('reference' in event.data ? event.data : null);

const mail = <Data>(recipientId: string, template: Template<Data>, data: Data): PlannedMail => ({
  recipientId,
  template: template.name,
  version: template.version,
  write: (reader) => compose(template, data, reader),
});

/** The mails an event about a payment makes for the booking it belongs to. */
export function mailsForPayment(event: PaymentEvent, facts: BookingFacts): PlannedMail[] {
  switch (event.type) {
    case 'PaymentActionRequired':
      return [mail(facts.customerId, paymentActionRequired, { ...facts, deadline: event.data.deadline })];
    case 'PaymentCardMissing':
      return [mail(facts.customerId, paymentCardMissing, { ...facts, ...event.data })];
    case 'PaymentCaptured':
      return [mail(facts.customerId, paymentReceipt, { ...facts, ...event.data })];
    case 'PaymentRefunded':
      return [mail(facts.customerId, paymentRefunded, { ...facts, ...event.data })];
    case 'PaymentTransferred':
      return [mail(facts.providerUserId, earningsTransferred, { ...facts, ...event.data })];
    case 'PaymentChargePaid':
      return toBoth({ ...facts, ...event.data }, chargeReceipt, chargeEarned);
    case 'PaymentChargeRefused':
      return [mail(facts.customerId, chargeRefused, { ...facts, ...event.data })];
    case 'PaymentChargeAskedAgain':
      return [mail(facts.customerId, chargeAskedAgain, { ...facts, ...event.data })];
    case 'PaymentChargeLapsed':
      return whenLapsed({ ...facts, ...event.data });
    case 'PaymentChargeWrittenOff':
      // A tip that was not given is no matter of the provider's; overtime they have worked is.
      return event.data.kind === 'OVERTIME'
        ? [mail(facts.providerUserId, overtimeWrittenOff, { ...facts, ...event.data })]
        : [];
    case 'PaymentRefundFailed':
      return [mail(facts.customerId, refundFailed, { ...facts, ...event.data })];
    case 'PaymentDisputed':
      return [mail(facts.providerUserId, jobDisputed, { ...facts, ...event.data })];
    case 'PaymentDisputeClosed':
      return [mail(facts.providerUserId, jobDisputeClosed, { ...facts, ...event.data })];
    case 'PaymentDisputeDecided':
      if (event.data.bearer === 'PLATFORM') return [mail(facts.providerUserId, jobDisputeDecided, facts)];
      return event.data.providerCents > 0
        ? [mail(facts.providerUserId, disputeBorne, { ...facts, ...event.data })]
        : [];
  }
}

/** Events that finance admins must act on too. */
export const alertsFinance = (event: HeardEvent): boolean =>
  event.type === 'InvoicingMandateEnded' ||
  event.type === 'PaymentDisputed' ||
  (event.type === 'PaymentDisputeClosed' && event.data.outcome === 'LOST');

/** What finance admins are told of a payment. */
export function alertsForPayment(event: PaymentEvent, facts: BookingFacts, adminIds: readonly string[]): PlannedMail[] {
  if (event.type === 'PaymentDisputed')
    return adminIds.map((adminId) => mail(adminId, disputeOpened, { ...facts, ...event.data }));
  if (event.type === 'PaymentDisputeClosed' && alertsFinance(event))
    return adminIds.map((adminId) => mail(adminId, disputeLost, { ...facts, ...event.data }));
  return [];
}

/** The mails an event makes for the admins whose matter it is. */
export const mailsForStaff = (event: StaffEvent, adminIds: readonly string[]): PlannedMail[] =>
  adminIds.map((adminId) => mail(adminId, reconciliationDifferences, event.data));

/** What finance admins are told of a person: that invoices in somebody's name are no longer ours to issue. */
export const alertsAboutPerson = (event: HeardEvent, adminIds: readonly string[]): PlannedMail[] =>
  event.type === 'InvoicingMandateEnded' ? adminIds.map((adminId) => mail(adminId, mandateEndedStaff, event.data)) : [];

/** Numbers of the business that a mail speaks of. */
export interface SpokenRules {
  readonly reviewWindowDays: number;
}

/** The mails any other event makes. */
export function mailsForEvent(
  event: Exclude<HeardEvent, PaymentEvent | StaffEvent>,
  rules: SpokenRules,
): PlannedMail[] {
  switch (event.type) {
    case 'BookingHeld':
      return [];
    case 'BookingRequested':
      return toBoth(event.data, requestSent, requestReceived);
    case 'BookingConfirmed':
      return toBoth(event.data, bookingConfirmed, jobConfirmed);
    case 'BookingDeclined':
      return [mail(event.data.customerId, requestDeclined, event.data)];
    case 'BookingExpired':
      return event.data.from === 'HELD' ? [] : toBoth(event.data, requestExpired, requestMissed);
    case 'BookingCancelled':
      return toBoth(event.data, bookingCancelled, jobCancelled);
    case 'BookingUnpaid':
      return toBoth(event.data, bookingUnpaid, jobUnpaid);
    case 'BookingNoShow':
      return toBoth(event.data, bookingNoShow, jobNoShow);
    case 'BookingCompleted':
      return toBoth(
        { ...event.data, reviewUntil: plus(new Date(event.data.completedAt), rules.reviewWindowDays * DAY) },
        reviewInvitation,
        customerReviewInvitation,
      );
    case 'BookingRescueOpened':
      return toBoth(event.data, rescueOpened, jobRescueOpened);
    case 'BookingRescueClosed':
      // Otherwise the booking was cancelled, and that event makes the mails.
      return event.data.outcome === 'KEPT' ? toBoth(event.data, rescueKept, jobRescueKept) : [];
    case 'OvertimeProposed':
      return [mail(event.data.customerId, overtimeProposed, event.data)];
    case 'OvertimeAnswered':
      return [mail(event.data.providerUserId, overtimeAnswered, event.data)];
    case 'VisitReminderDue':
      return toBoth(event.data, visitReminder, jobReminder);
    default:
      return aboutPerson(event);
  }
}

type AboutPerson = Extract<
  HeardEvent,
  {
    type:
      | 'CustomerCreditGranted'
      | 'ReviewPublished'
      | 'CredentialDecided'
      | 'CredentialExpiring'
      | 'ProviderApplicationDecided'
      | 'ProviderSuspensionChanged'
      | 'UserStandingChanged'
      | 'VatThresholdReached'
      | 'InvoicingMandateEnded'
      | 'PayoutFailed';
  }
>;

function aboutPerson(event: AboutPerson): PlannedMail[] {
  switch (event.type) {
    case 'ReviewPublished': {
      const { subjectUserId, bookingId, overall, providerId } = event.data;
      return [mail(subjectUserId, reviewPublished, { bookingId, overall, aboutProvider: providerId !== undefined })];
    }
    case 'CustomerCreditGranted':
      return [mail(event.data.customerId, creditGranted, event.data)];
    case 'CredentialDecided':
      return [mail(event.data.userId, credentialDecided, event.data)];
    case 'CredentialExpiring':
      return [mail(event.data.userId, credentialExpiring, event.data)];
    case 'PayoutFailed':
      return [mail(event.data.userId, payoutFailed, event.data)];
    case 'ProviderApplicationDecided':
      return [mail(event.data.userId, event.data.listed ? providerListed : applicationReturned, {})];
    case 'ProviderSuspensionChanged':
      return [mail(event.data.userId, event.data.suspended ? providerSuspended : providerReinstated, {})];
    case 'InvoicingMandateEnded':
      return [mail(event.data.userId, mandateEnded, event.data)];
    case 'VatThresholdReached':
      return [mail(event.data.userId, vatThresholdReached, event.data)];
    case 'UserStandingChanged':
      return [mail(event.data.userId, event.data.standing === 'BANNED' ? accountBanned : accountRestored, {})];
  }
}

const toBoth = <Facts extends BookingFacts>(
  facts: Facts,
  customers: Template<Facts>,
  providers: Template<Facts>,
): PlannedMail[] => [mail(facts.customerId, customers, facts), mail(facts.providerUserId, providers, facts)];

/** A tip that was not given is no matter of the provider's; overtime they have worked is. */
const whenLapsed = (
  charge: BookingFacts & Extract<PaymentEvent, { type: 'PaymentChargeLapsed' }>['data'],
): PlannedMail[] =>
  charge.kind === 'OVERTIME'
    ? toBoth(charge, chargeLapsed, overtimeUnpaid)
    : [mail(charge.customerId, chargeLapsed, charge)];
