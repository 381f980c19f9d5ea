import type { BookingFacts, EventType } from '#events';
import type { Locale } from '#kernel';
import {
  aboutPayment,
  alertsAboutPerson,
  alertsForPayment,
  aboutStaff,
  factsIn,
  HEARD_EVENTS,
  mailsForEvent,
  mailsForPayment,
  mailsForStaff,
  type HeardEvent,
} from './mails-for-event.js';
import type { MailContent } from './compose.js';

const facts: BookingFacts = {
  bookingId: '0199a000-0000-7000-8000-000000000001',
  reference: 'RZ-7K2M4Q',
  customerId: 'customer',
  customerPublicName: 'Camille',
  providerId: 'provider',
  providerUserId: 'provider-user',
  providerPublicName: 'Amélie B.',
  serviceCode: 'deep-cleaning',
  municipality: 'Lyon 3e',
  start: '2026-11-24T08:00:00.000Z',
  end: '2026-11-24T11:00:00.000Z',
  timeZone: 'Europe/Paris',
  totalCents: 9_450,
};
const person = { providerId: 'provider', userId: 'provider-user' };
const charge = {
  chargeId: 'c',
  bookingId: facts.bookingId,
  customerId: 'customer',
  providerId: 'provider',
  amountCents: 500,
  providerShareCents: 425,
};
const payment = { paymentId: 'p', bookingId: facts.bookingId };

/** Every event of interest with what it makes: who gets which template. */
type Case = [what: string, event: HeardEvent, mails: Array<[recipient: string, template: string]>];
const cases: Case[] = [
  ['a hold', { type: 'BookingHeld', data: { ...facts, holdExpiresAt: facts.start } }, []],
  [
    'a request',
    { type: 'BookingRequested', data: { ...facts, answerBy: '2026-11-23T20:00:00Z' } },
    [
      ['customer', 'request-sent'],
      ['provider-user', 'request-received'],
    ],
  ],
  [
    'a confirmation',
    { type: 'BookingConfirmed', data: facts },
    [
      ['customer', 'booking-confirmed'],
      ['provider-user', 'job-confirmed'],
    ],
  ],
  ['a refusal', { type: 'BookingDeclined', data: facts }, [['customer', 'request-declined']]],
  [
    'a card that is gone',
    { type: 'PaymentCardMissing', data: { ...payment, neededAt: '2026-11-22T08:00:00Z' } },
    [['customer', 'payment-card-missing']],
  ],
  ['a hold that lapsed', { type: 'BookingExpired', data: { ...facts, from: 'HELD' } }, []],
  [
    'a request that lapsed',
    { type: 'BookingExpired', data: { ...facts, from: 'REQUESTED' } },
    [
      ['customer', 'request-expired'],
      ['provider-user', 'request-missed'],
    ],
  ],
  [
    'a cancellation',
    {
      type: 'BookingCancelled',
      data: { ...facts, by: 'CUSTOMER', basis: 'POLICY', feeCents: 4_725, refundCents: 4_725 },
    },
    [
      ['customer', 'booking-cancelled'],
      ['provider-user', 'job-cancelled'],
    ],
  ],
  [
    'a booking not paid',
    { type: 'BookingUnpaid', data: facts },
    [
      ['customer', 'booking-unpaid'],
      ['provider-user', 'job-unpaid'],
    ],
  ],
  ...(['CUSTOMER', 'PROVIDER'] as const).map((who): Case => [
    `a visit at which the ${who.toLowerCase()} was not there`,
    { type: 'BookingNoShow', data: { ...facts, who } },
    [
      ['customer', 'booking-no-show'],
      ['provider-user', 'job-no-show'],
    ],
  ]),
  [
    'the end',
    { type: 'BookingCompleted', data: { ...facts, claimWindowEndsAt: facts.end, completedAt: '2026-11-25T11:00:00Z' } },
    [
      ['customer', 'review-invitation'],
      ['provider-user', 'customer-review-invitation'],
    ],
  ],
  [
    'the day before',
    { type: 'VisitReminderDue', data: facts },
    [
      ['customer', 'visit-reminder'],
      ['provider-user', 'job-reminder'],
    ],
  ],
  [
    'more time proposed',
    { type: 'OvertimeProposed', data: { ...facts, minutes: 30, amountCents: 1_470, expiresAt: facts.end } },
    [['customer', 'overtime-proposed']],
  ],
  ...[true, false].map((agreed): Case => [
    `more time ${agreed ? 'agreed to' : 'refused'}`,
    {
      type: 'OvertimeAnswered',
      data: { ...facts, minutes: 30, amountCents: 1_470, providerNetCents: 1_190, agreed },
    },
    [['provider-user', 'overtime-answered']],
  ]),
  [
    'a payment to confirm',
    { type: 'PaymentActionRequired', data: { ...payment, customerId: 'customer', deadline: '2026-11-23T08:00:00Z' } },
    [['customer', 'payment-action-required']],
  ],
  [
    'a capture',
    { type: 'PaymentCaptured', data: { ...payment, amountCents: 9_450, feeOnly: false } },
    [['customer', 'payment-receipt']],
  ],
  [
    'a refund',
    { type: 'PaymentRefunded', data: { ...payment, amountCents: 4_725 } },
    [['customer', 'payment-refunded']],
  ],
  [
    'a refund that came back',
    { type: 'PaymentRefundFailed', data: { ...payment, refundId: 'r', amountCents: 4_725 } },
    [['customer', 'refund-failed']],
  ],
  ...[true, false].map((inquiry): Case => [
    inquiry ? 'a question of the bank' : 'a dispute',
    {
      type: 'PaymentDisputed',
      data: {
        ...payment, disputeId: 'd', amountCents: 9_450, inquiry, reason: 'fraudulent', dueBy: inquiry ? null : '2026-12-02T08:00:00Z',
      }, // prettier-ignore
    },
    [
      ['provider-user', 'job-disputed'],
      ['finance-admin', 'finance-dispute-opened'],
    ],
  ]),
  ...(['WON', 'LOST'] as const).map((outcome): Case => [
    `a dispute that is ${outcome.toLowerCase()}`,
    { type: 'PaymentDisputeClosed', data: { ...payment, disputeId: 'd', amountCents: 9_450, outcome } },
    [
      ['provider-user', 'job-dispute-closed'],
      ...(outcome === 'LOST' ? [['finance-admin', 'finance-dispute-lost'] as [string, string]] : []),
    ],
  ]),
  [
    'a transfer',
    { type: 'PaymentTransferred', data: { ...payment, providerId: 'provider', amountCents: 7_650 } },
    [['provider-user', 'earnings-transferred']],
  ],
  [
    'a lost dispute that the provider bears',
    {
      type: 'PaymentDisputeDecided',
      data: { ...payment, disputeId: 'd', bearer: 'PROVIDER', providerCents: 2_500 },
    },
    [['provider-user', 'dispute-borne']],
  ],
  [
    'a lost dispute that we bear',
    { type: 'PaymentDisputeDecided', data: { ...payment, disputeId: 'd', bearer: 'PLATFORM', providerCents: 0 } },
    [['provider-user', 'job-dispute-decided']],
  ],
  ...(['TIP', 'OVERTIME'] as const).flatMap((kind): Case[] => [
    [
      `a paid ${kind}`,
      { type: 'PaymentChargePaid', data: { ...charge, kind } },
      [
        ['customer', 'charge-receipt'],
        ['provider-user', 'charge-earned'],
      ],
    ],
    [
      `a refused ${kind}`,
      { type: 'PaymentChargeRefused', data: { ...charge, kind, payBy: '2026-12-08T08:00:00Z' } },
      [['customer', 'charge-refused']],
    ],
    [
      `an unpaid ${kind} that is asked for once more`,
      { type: 'PaymentChargeAskedAgain', data: { ...charge, kind, payBy: '2026-12-22T08:00:00Z' } },
      [['customer', 'charge-asked-again']],
    ],
    ...(['CANNOT_COLLECT', 'NOT_AGREED', 'GOODWILL'] as const).map((reason): Case => [
      `an unpaid ${kind} that is given up: ${reason}`,
      { type: 'PaymentChargeWrittenOff', data: { ...charge, kind, reason } },
      kind === 'OVERTIME' ? [['provider-user', 'overtime-written-off']] : [],
    ]),
    [
      `a ${kind} that was not paid in time`,
      { type: 'PaymentChargeLapsed', data: { ...charge, kind } },
      [
        ['customer', 'charge-lapsed'],
        ...(kind === 'OVERTIME' ? [['provider-user', 'overtime-unpaid'] as [string, string]] : []),
      ],
    ],
  ]),
  [
    'a visit whose provider may no longer come',
    { type: 'BookingRescueOpened', data: { ...facts, decideBy: '2026-11-23T20:00:00Z' } },
    [
      ['customer', 'rescue-opened'],
      ['provider-user', 'job-rescue-opened'],
    ],
  ],
  [
    'a visit whose provider may come again',
    { type: 'BookingRescueClosed', data: { ...facts, outcome: 'KEPT' } },
    [
      ['customer', 'rescue-kept'],
      ['provider-user', 'job-rescue-kept'],
    ],
  ],
  ...(['REPLACED', 'REFUNDED'] as const).map((outcome): Case => [
    `a visit that was ${outcome}, which its cancellation tells`,
    { type: 'BookingRescueClosed', data: { ...facts, outcome } },
    [],
  ]),
  ...(['PROVIDER_CANCELLED', 'GOODWILL'] as const).map((reason): Case => [
    `a credit: ${reason}`,
    {
      type: 'CustomerCreditGranted',
      data: { creditId: 'k', bookingId: 'b', customerId: 'customer', amountCents: 1_000, reason, expiresAt: facts.end },
    },
    [['customer', 'credit-granted']],
  ]),
  [
    'a review',
    { type: 'ReviewPublished', data: { reviewId: 'r', bookingId: 'b', subjectUserId: 'customer', overall: 5 } },
    [['customer', 'review-published']],
  ],
  [
    'a decision on a credential',
    {
      type: 'CredentialDecided',
      data: { ...person, credentialType: 'INSURANCE', outcome: 'REJECTED', reasonCode: 'X' },
    },
    [['provider-user', 'credential-decided']],
  ],
  [
    'a credential about to end',
    {
      type: 'CredentialExpiring',
      data: { ...person, credentialType: 'VIGILANCE', validUntil: '2026-12-22T23:00:00Z', daysLeft: 30 },
    },
    [['provider-user', 'credential-expiring']],
  ],
  [
    'a listing',
    { type: 'ProviderApplicationDecided', data: { ...person, listed: true } },
    [['provider-user', 'provider-listed']],
  ],
  [
    'an application sent back',
    { type: 'ProviderApplicationDecided', data: { ...person, listed: false } },
    [['provider-user', 'application-returned']],
  ],
  [
    'a suspension',
    { type: 'ProviderSuspensionChanged', data: { ...person, suspended: true, reasonCode: 'SAFETY' } },
    [['provider-user', 'provider-suspended']],
  ],
  [
    'the end of a suspension',
    { type: 'ProviderSuspensionChanged', data: { ...person, suspended: false } },
    [['provider-user', 'provider-reinstated']],
  ],
  ...(['NEAR', 'OVER', 'FAR_OVER'] as const).map((level): Case => [
    `turnover ${level} the threshold of VAT`,
    {
      type: 'VatThresholdReached',
      data: { ...person, year: 2026, level, turnoverCents: 3_800_000, thresholdCents: 3_750_000 },
    },
    [['provider-user', 'vat-threshold-reached']],
  ]),
  [
    'the end of an invoicing mandate',
    { type: 'InvoicingMandateEnded', data: { ...person, endedAt: '2026-11-22T09:00:00Z' } },
    [
      ['provider-user', 'mandate-ended'],
      ['finance-admin', 'finance-mandate-ended'],
    ],
  ],
  [
    'an account blocked',
    { type: 'UserStandingChanged', data: { userId: 'customer', standing: 'BANNED' } },
    [['customer', 'account-banned']],
  ],
  [
    'an account open again',
    { type: 'UserStandingChanged', data: { userId: 'customer', standing: 'GOOD' } },
    [['customer', 'account-restored']],
  ],
  [
    'a payout that the bank sent back',
    {
      type: 'PayoutFailed',
      data: {
        ...person,
        payoutId: 'po',
        providerId: 'provider',
        amountCents: 8_000,
        failure: 'ACCOUNT_CLOSED',
        automatic: true,
      },
    },
    [['provider-user', 'payout-failed']],
  ],
  [
    'a reconciliation with open differences',
    { type: 'ReconciliationDifferencesOpen', data: { runId: 'r', openCount: 2 } },
    [
      ['admin', 'reconciliation-differences'],
      ['other-admin', 'reconciliation-differences'],
    ],
  ],
];

/** Every event that makes no mail, with the reason: an event that is added must be in one table or the other. */
const WITHOUT_MAIL: Readonly<Record<Exclude<EventType, HeardEvent['type']>, string>> = {
  CheckoutExpired: 'the hold lapses with it and nobody was promised anything: the page says so',
  EmailVerified: 'the person has just followed our link and is on the page that says so',
  PaymentAuthorised: 'nothing changes for anybody: the card was held as announced',
  PaymentNotSecured: 'the booking ends by it, and BookingUnpaid makes the mails',
  PaymentReleased: 'the booking that ended makes the mail, which says that nothing is taken',
  PaymentSecured: 'the booking goes on by it: BookingRequested or BookingConfirmed makes the mails',
  PayoutReadinessChanged: 'Stripe itself writes to the account holder what it asks for; our page repeats it',
  ProviderListingChanged: 'a consequence: the decision, expiry or suspension behind it makes the mail',
  ProviderProfileChanged: 'the provider has just done it themselves',
  ReviewRemoved: 'the author reads the decision and its reason on their review',
  ReviewSubmitted: 'a review stays secret until both are in: telling the other side would break that',
  SessionsEnded: 'a technical matter of open pages; a changed password has its own mail from identity',
  UserSignedUp: 'the mail with the link that verifies the address is identity’s own',
  VisitFinished: 'BookingCompleted follows within a day and makes the mails',
  VisitStarted: 'both people are standing at the door',
  WorkingHoursChanged: 'the provider has just done it themselves',
};

function planned(event: HeardEvent): ReturnType<typeof mailsForEvent> {
  if (aboutPayment(event))
    return [...mailsForPayment(event, facts), ...alertsForPayment(event, facts, ['finance-admin'])];
  if (aboutStaff(event)) return mailsForStaff(event, ['admin', 'other-admin']);
  return [...mailsForEvent(event, { reviewWindowDays: 14 }), ...alertsAboutPerson(event, ['finance-admin'])];
}

const written = (event: HeardEvent, locale: Locale, recipient?: string): MailContent[] =>
  planned(event)
    .filter(({ recipientId }) => recipient === undefined || recipientId === recipient)
    .map((mail) => mail.write({ locale, name: 'Zoé', publicUrl: 'https://limpide.example' }));

describe('who gets which mail', () => {
  it.each(cases)('%s', (_what, event, expected) => {
    expect(planned(event).map((mail) => [mail.recipientId, mail.template])).toEqual(expected);
  });

  it('is decided for every event that is heard', () => {
    expect(new Set(cases.map(([, event]) => event.type))).toEqual(new Set(HEARD_EVENTS));
  });

  it('is decided, with a reason, for every event that is not', () => {
    const heard: ReadonlySet<string> = new Set(HEARD_EVENTS);
    for (const [type, reason] of Object.entries(WITHOUT_MAIL)) {
      expect(heard.has(type)).toBe(false);
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  it('remembers a booking from the events that tell of it', () => {
    expect(factsIn({ type: 'BookingConfirmed', data: facts })).toEqual(facts);
    expect(factsIn({ type: 'PaymentCaptured', data: { ...payment, amountCents: 1, feeOnly: true } })).toBeNull();
  });
});

describe('every mail', () => {
  it.each(cases)('%s: is whole in both languages and leads to the same page', (_what, event) => {
    const [french, english] = [written(event, 'fr'), written(event, 'en')];
    for (const [index, fr] of french.entries()) {
      const en = english[index];
      for (const body of [fr.text, fr.html, en?.text ?? '']) expect(body).not.toMatch(/undefined|null|NaN|\[object/);
      expect(fr.subject).not.toBe(en?.subject);
      const link = /https:\/\/limpide\.example\S+/;
      expect(link.exec(fr.text)?.[0]).toBe(link.exec(en?.text ?? '')?.[0]);
    }
  });

  it('shows the provider neither what the customer pays nor more of the place than its municipality', () => {
    for (const [, event] of cases.filter(([, { type }]) => type.startsWith('Booking'))) {
      for (const mail of written(event, 'fr', 'provider-user')) expect(mail.text).not.toContain('94,50');
    }
  });
});

describe('the words of a mail', () => {
  const only = (event: HeardEvent, locale: Locale, recipient: string): string =>
    written(event, locale, recipient)[0]?.text ?? '';

  it('tell the provider until when to answer, by their clock', () => {
    const event: HeardEvent = { type: 'BookingRequested', data: { ...facts, answerBy: '2026-11-23T20:00:00Z' } };
    expect(only(event, 'fr', 'provider-user')).toContain('avant le lundi 23 novembre 2026 à 21\u00a0h');
    expect(only(event, 'en', 'provider-user')).toContain('before Monday 23 November 2026 at 21:00');
  });

  it('tell the customer what a cancellation costs, what comes back and why', () => {
    const data = { ...facts, by: 'CUSTOMER' as const, basis: 'POLICY', feeCents: 4_725, refundCents: 4_725 };
    const text = only({ type: 'BookingCancelled', data }, 'en', 'customer');
    expect(text).toContain('Cancellation fee: €47.25');
    expect(text).toContain('You get back: €47.25');
    expect(text).toContain('Why: The cancellation terms accepted when booking.');
  });

  it('tell a charged cancellation fee from a paid visit', () => {
    const capture = (feeOnly: boolean): HeardEvent => ({
      type: 'PaymentCaptured',
      data: { ...payment, amountCents: 4_725, feeOnly },
    });
    expect(only(capture(true), 'en', 'customer')).toContain('charged a cancellation fee of €47.25');
    expect(only(capture(false), 'en', 'customer')).toContain('charged €47.25 for your visit');
  });

  it('lead to the page where a payment is confirmed, before the deadline', () => {
    const data = { ...payment, customerId: 'customer', deadline: '2026-11-23T08:00:00Z' };
    const text = only({ type: 'PaymentActionRequired', data }, 'fr', 'customer');
    expect(text).toContain(`https://limpide.example/bookings/${facts.bookingId}/payment`);
    expect(text).toContain('avant le lundi 23 novembre 2026 à 9\u00a0h');
  });

  it('say until when a review can be written: 14 days from completion', () => {
    const data = { ...facts, claimWindowEndsAt: facts.end, completedAt: '2026-11-25T11:00:00Z' };
    expect(only({ type: 'BookingCompleted', data }, 'en', 'customer')).toContain('until Wednesday 9 December 2026');
  });

  it('show a code that has no words yet rather than failing', () => {
    const event: HeardEvent = { type: 'BookingConfirmed', data: { ...facts, serviceCode: 'chimney-sweeping' } };
    expect(only(event, 'fr', 'customer')).toContain('chimney-sweeping');
  });
});
