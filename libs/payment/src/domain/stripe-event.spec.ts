import fc from 'fast-check';
import { readEvent, subjectOf } from './stripe-event.js';

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
  it.each([
    ['checkout.session.completed', 'PAYMENT'],
    ['payment_intent.amount_capturable_updated', 'PAYMENT'],
    ['setup_intent.succeeded', 'PAYMENT'],
    ['charge.expired', 'PAYMENT'],
    ['charge.dispute.created', 'DISPUTE'],
    ['refund.failed', 'REFUND'],
    ['v2.core.account[configuration.recipient].capability_status_updated', 'PAYOUT_ACCOUNT'],
    ['transfer.created', null],
    ['something.invented', null],
  ])('%s → %s', (type, subject) => {
    expect(subjectOf(type)).toBe(subject);
  });
});
