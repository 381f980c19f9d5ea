import { DAY, plus } from '#kernel';
import { moneyTaken, PLATFORM_VAT_BASIS_POINTS, platformPaidOut, transferSent, type LedgerTransaction } from '#payment';
import type { Row } from './copy.js';
import type { Visit } from './past-bookings.js';
import type { Random } from './random.js';

/**
 * What a finished visit left in the payment's tables: taken after 24 hours, transferred after 48, the commission paid out to
 * the platform's bank; and the same movements in the copy of Stripe's book, so that reconciliation finds both at one.
 */
export function moneyRows(
  visit: Visit,
  random: Random,
): { payment: Row; steps: Row[]; transactions: Row[]; entries: Row[]; movements: Row[] } {
  const { price } = visit.quote;
  const paymentId = random.uuid();
  const captured = plus(visit.end, DAY);
  const sent = plus(visit.end, 2 * DAY);
  const parties = {
    customerId: visit.customer.userId,
    providerId: visit.provider.providerId,
    vatBasisPoints: PLATFORM_VAT_BASIS_POINTS,
  };
  const posted: [LedgerTransaction, Date][] = [
    [
      moneyTaken('CAPTURE', `capture:${paymentId}`, parties, {
        takenCents: price.totalCents,
        providerShareCents: price.providerNetCents,
      }),
      captured,
    ],
    [transferSent(`transfer:${paymentId}`, parties, { sentCents: price.providerNetCents, settledDebtCents: 0 }), sent],
    [platformPaidOut(`seed-${paymentId}`, price.providerNetCents - price.totalCents, 0), sent],
  ];
  const transactions: Row[] = [];
  const entries: Row[] = [];
  for (const [{ kind, key, postings }, at] of posted) {
    const id = random.uuid();
    const about = kind === 'PLATFORM_PAYOUT' ? null : { paymentId, bookingId: visit.bookingId };
    transactions.push({
      id,
      payment_id: about?.paymentId ?? null,
      booking_id: about?.bookingId ?? null,
      kind,
      key,
      occurred_at: at,
    });
    for (const [position, { account, owner, amountCents }] of postings.entries()) {
      entries.push({ transaction_id: id, position, account, owner_id: owner ?? null, amount_cents: amountCents });
    }
  }
  const step = (what: string, state: string, at: Date, amountCents: number): Row => ({
    payment_id: paymentId,
    at,
    what,
    state,
    amount_cents: amountCents,
  });
  const steps = [
    step('CAPTURED', 'CAPTURED', captured, price.totalCents),
    step('TRANSFERRED', 'TRANSFERRED', sent, price.providerNetCents),
  ];
  const movements = movementRows(paymentId, price, { captured, sent });
  return { payment: paymentRow(visit, paymentId, sent), steps, transactions, entries, movements };
}

/** The same in the copy of Stripe's book. */
function movementRows(
  paymentId: string,
  price: { totalCents: number; providerNetCents: number },
  at: { captured: Date; sent: Date },
): Row[] {
  const movement = (type: string, reference: string, cents: number, when: Date): Row => ({
    id: `txn-${type}-${paymentId}`,
    type,
    gross_cents: cents,
    fee_cents: 0,
    currency: 'eur',
    reference,
    at: when,
    seen_at: when,
  });
  return [
    movement('charge', paymentId, price.totalCents, at.captured),
    movement('transfer', paymentId, -price.providerNetCents, at.sent),
    movement('payout', `seed-${paymentId}`, price.providerNetCents - price.totalCents, at.sent),
  ];
}

function paymentRow(visit: Visit, paymentId: string, sent: Date): Row {
  const { price } = visit.quote;
  return {
    id: paymentId,
    booking_id: visit.bookingId,
    customer_id: visit.customer.userId,
    provider_id: visit.provider.providerId,
    state: 'SETTLED',
    mode: visit.quote.payment.how === 'HOLD_NOW' ? 'HOLD' : 'SAVE_CARD',
    visit_start: visit.start,
    visit_end: visit.end,
    currency: 'eur',
    total_cents: price.totalCents,
    provider_share_cents: price.providerNetCents,
    description: visit.quote.service.name.fr,
    locale: 'fr',
    authorised_cents: price.totalCents,
    captured_cents: price.totalCents,
    earned_cents: price.providerNetCents,
    transferred_cents: price.providerNetCents,
    transfer_due_at: sent,
    created_at: visit.quote.createdAt,
    updated_at: sent,
  };
}
