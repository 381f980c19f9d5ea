import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardNumbersIn, tablesWithCardNumbers } from '../support/card-numbers.js';
import { answerChallenge, fillForm } from '../support/journey/hosted-pages.js';
import { CARDS, createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';

/** Every database of every test is searched when it is dropped (test/support/database.ts); here the search itself is tried, and Stripe's side too. */
describe('after money has come, gone and been asked back, no card number is anywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limpide-sandbox-'));
  let world: PaymentWorld;
  beforeAll(async () => {
    world = await createPaymentWorld({ role: 'web', sandboxFile: join(folder, 'sandbox.sqlite') });
    const lives = livesIn(world);
    const { bookingId } = await world.open();
    const url = await world.checkoutUrl(bookingId);
    const pay = (number: string) =>
      fillForm(url, { card_number: number, card_expiry: '12/34', card_cvc: '123', card_name: 'Camille Martin' });
    expect(await pay(CARDS.insufficientFunds)).toMatchObject({ status: 402 });
    await answerChallenge(String((await pay('4000 0027 6000 3184')).location), 'fail');
    expect(await pay('4242 4242-4242 4242')).toMatchObject({ status: 303 });
    await world.payments.syncBooking(bookingId);
    await world.transact((tx) => world.payments.capture(tx, bookingId));
    await lives.sweep();
    await lives.refund(bookingId, 3_333);
    await lives.sweep();
    const { chargeId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    world.sandbox.disputes.open(chargeId ?? '');
    await world.sandbox.webhooks.settle();
    await world.runJob('payment.apply-inbox');
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  it('in our tables, of which each is searched in any spacing', async () => {
    expect(await tablesWithCardNumbers(world.config.database.url ?? '')).toEqual([]);
    const { rows } = await world.db.pool.query<{ id: string }>('SELECT id FROM payment LIMIT 1');
    await world.db.pool.query('UPDATE payment SET description = $2 WHERE id = $1', [rows[0]?.id, '4242 4242-42424242']);
    expect(await tablesWithCardNumbers(world.config.database.url ?? '')).toEqual(['public.payment']);
    await world.db.pool.query('UPDATE payment SET description = $2 WHERE id = $1', [rows[0]?.id, 'Ménage']);
  });

  it('in what the sandbox keeps: brand and last four only', () => {
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(kept.join('')).toContain('"last4":"4242"');
    expect(cardNumbersIn(kept.join(''))).toEqual([]);
  });

  it('in what we asked of Stripe, and in what it told us', () => {
    const { requests, webhooks } = world.sandbox;
    expect(requests().length).toBeGreaterThan(0);
    expect(webhooks.deliveries().length).toBeGreaterThan(0);
    expect(cardNumbersIn(JSON.stringify([requests(), webhooks.deliveries()]))).toEqual([]);
  });
});

describe('the search for card numbers', () => {
  it.each(['4242424242424242', '4242 4242 4242 4242', '4242-4242-4242-4242', 'card 4 0000 0000 0000 002.'])(
    'finds %s',
    (written) => {
      expect(cardNumbersIn(`Paid with ${written} today`)).toHaveLength(1);
    },
  );

  it('does not take an amount, an instant or an id for one', () => {
    expect(cardNumbersIn('4242 10000 2026-11-23T08:00:00.000Z 01a202bf-e1f5-7b5a-9290-c8729d7d7fed')).toEqual([]);
  });
});
