import fc from 'fast-check';
import { IGNORED_EVENTS, readEvent, subjectOf, type EventSubject } from './stripe-event.js';

describe('reading an event', () => {
  it('keeps who it is about, of a snapshot event', () => {
    const body = JSON.stringify({
      id: 'evt_1',
      type: 'charge.captured',
      account: 'acct_1',
      data: { object: { id: 'ch_1', object: 'charge', billing_details: { name: 'Camille' } } },
    });
    expect(readEvent(body)).toEqual({
      eventId: 'evt_1',
      type: 'charge.captured',
      objectType: 'charge',
      objectId: 'ch_1',
      accountId: 'acct_1',
    });
  });

  it('keeps who it is about, of a thin event', () => {
    const body = JSON.stringify({
      id: 'evt_2',
      type: 'v2.core.account[requirements].updated',
      related_object: { id: 'acct_2', type: 'v2.core.account', url: '/v2/core/accounts/acct_2' },
    });
    expect(readEvent(body)).toMatchObject({ objectType: 'v2.core.account', objectId: 'acct_2', accountId: null });
  });

  it('takes an event without an object as being about itself', () => {
    expect(readEvent('{"id":"evt_3","type":"balance.available","data":{"object":{"object":"balance"}}}')).toMatchObject(
      {
        objectType: 'balance',
        objectId: 'evt_3',
      },
    );
  });

  it('never throws, whatever Stripe’s secret has signed', () => {
    fc.assert(fc.property(fc.string(), (body) => void readEvent(body)));
    fc.assert(fc.property(fc.json(), (body) => void readEvent(body)));
    expect(readEvent(JSON.stringify({ id: 'a\0b', type: 'x' }))).toBeNull();
    expect(readEvent(JSON.stringify({ id: 'x'.repeat(300), type: 'x' }))).toBeNull();
  });
});

describe('what is done about an event', () => {
  const table: readonly (readonly [EventSubject, readonly string[]])[] = [
    ['PAYMENT', ['checkout.session.completed', 'checkout.session.expired']],
    ['PAYMENT', ['setup_intent.succeeded', 'setup_intent.setup_failed']],
    [
      'PAYMENT',
      ['payment_intent.amount_capturable_updated', 'payment_intent.succeeded', 'payment_intent.payment_failed'],
    ],
    ['PAYMENT', ['payment_intent.canceled', 'payment_intent.requires_action']],
    ['PAYMENT', ['charge.expired', 'charge.captured', 'charge.refunded', 'charge.updated']],
    ['REFUND', ['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated']],
    ['DISPUTE', ['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed']],
    ['DISPUTE', ['charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated']],
    ['TRANSFER', ['transfer.created', 'transfer.reversed', 'transfer.updated']],
    ['PAYOUT', ['payout.created', 'payout.updated', 'payout.paid', 'payout.failed', 'payout.canceled']],
    ['PAYOUT_ACCOUNT', ['v2.core.account[requirements].updated', 'v2.core.account.updated']],
    ['PAYOUT_ACCOUNT', ['v2.core.account[configuration.recipient].capability_status_updated']],
  ];

  it.each(table.flatMap(([subject, types]) => types.map((type) => [type, subject] as const)))(
    '%s → look at the %s again',
    (type, subject) => {
      expect(subjectOf(type)).toBe(subject);
      expect(IGNORED_EVENTS[type]).toBeUndefined();
    },
  );

  it.each(Object.entries(IGNORED_EVENTS))('%s → nothing: %s', (type) => {
    expect(subjectOf(type)).toBeNull();
  });

  it('stores and ignores what Stripe may invent', () => {
    expect(subjectOf('something.invented')).toBeNull();
  });
});
