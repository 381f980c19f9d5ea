/** What an event says that we keep: who it is about. Its copy of the object is never believed, the object is fetched again. */
export interface StripeEventFacts {
  readonly eventId: string;
  readonly type: string;
  readonly objectType: string;
  readonly objectId: string;
  /** The connected account that it comes from. */
  readonly accountId: string | null;
}

/** What an event makes us look at again. Absent: stored and ignored. */
export type EventSubject = 'PAYMENT' | 'REMOVED_CARD' | 'REFUND' | 'PAYOUT_ACCOUNT' | 'DISPUTE' | 'TRANSFER' | 'PAYOUT';

const SUBJECTS: readonly (readonly [prefix: string, subject: EventSubject])[] = [
  ['checkout.session.', 'PAYMENT'],
  ['payment_intent.', 'PAYMENT'],
  ['setup_intent.', 'PAYMENT'],
  ['payment_method.detached', 'REMOVED_CARD'],
  ['charge.dispute.', 'DISPUTE'],
  ['charge.refund.', 'REFUND'],
  ['charge.expired', 'PAYMENT'],
  ['charge.captured', 'PAYMENT'],
  ['charge.refunded', 'PAYMENT'],
  ['charge.updated', 'PAYMENT'],
  ['refund.', 'REFUND'],
  ['transfer.', 'TRANSFER'],
  ['payout.', 'PAYOUT'],
  ['v2.core.account', 'PAYOUT_ACCOUNT'],
];

/** Types that Stripe sends when everything is listened to, and why nothing is done about them. */
export const IGNORED_EVENTS: Readonly<Record<string, string>> = {
  'charge.succeeded': 'payment_intent.amount_capturable_updated and .succeeded tell the same',
  'charge.failed': 'payment_intent.payment_failed tells the same',
  'charge.pending': 'card payments are never pending',
  'balance.available': 'nothing waits for it: transfers draw on their charge',
  'customer.created': 'a customer at Stripe carries our id and nothing else',
  'customer.updated': 'the default card is asked for when one is needed',
  'payment_method.attached': 'the setup intent or the checkout session tells it',
  'billing_portal.configuration.created': 'the page about cards is ours to set up',
  'billing_portal.session.created': 'what a customer changes on it is told by events of the cards',
};

/** The subject of an event type, or null when we do not act on it. */
export const subjectOf = (type: string): EventSubject | null =>
  SUBJECTS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? null;

/** Reads a snapshot or thin event; null when it is neither. Only called on bytes whose signature was checked. */
export const readEvent = (body: string): StripeEventFacts | null => eventFacts(parse(body));

/** The same of an event that is an object already. */
export function eventFacts(given: unknown): StripeEventFacts | null {
  const event = record(given);
  const object = record(record(event?.['data'])?.['object']) ?? record(event?.['related_object']);
  const eventId = text(event?.['id']);
  const type = text(event?.['type']);
  if (!eventId || !type) return null;
  return {
    eventId,
    type,
    objectType: text(object?.['object']) ?? text(object?.['type']) ?? 'none',
    // Objects without an id (a balance) and events without an object are about themselves.
    objectId: text(object?.['id']) ?? eventId,
    accountId: text(event?.['account']) ?? null,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 255 && !value.includes('\0') ? value : undefined;
