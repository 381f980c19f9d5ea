import type Stripe from 'stripe';

import { startBench, type Bench } from './testing/bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const upload = (data: Buffer, name = 'proof.pdf', key?: string): Promise<Stripe.File> =>
  bench.stripe.files.create(
    { purpose: 'dispute_evidence', file: { data, name, type: 'application/octet-stream' } },
    key === undefined ? {} : { idempotencyKey: key },
  );
const pdf = (size = 100): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 0xff)]);

describe('files of evidence', () => {
  it('are taken byte by byte, shown and listed', async () => {
    const file = await upload(pdf(1_234));
    expect(file).toMatchObject({ object: 'file', purpose: 'dispute_evidence', type: 'pdf', size: 1_234 });
    expect(file.filename).toBe('proof.pdf');
    expect(await bench.stripe.files.retrieve(file.id)).toMatchObject({ id: file.id, size: 1_234 });
    const { data } = await bench.stripe.files.list({ purpose: 'dispute_evidence' });
    expect(data.map(({ id }) => id)).toContain(file.id);
  });

  it('are one file when they are sent twice with the same key', async () => {
    const [first, second] = [await upload(pdf(), 'a.pdf', 'key'), await upload(pdf(), 'a.pdf', 'key')];
    expect(second.id).toBe(first.id);
    await expect(upload(pdf(200), 'a.pdf', 'key')).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  });

  it.each([
    ['a text', Buffer.from('hello')],
    ['more than 5 MB', pdf(5_000_001)],
  ])('are refused: %s', async (_what, data) => {
    await expect(upload(data)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('answer a dispute by their ids, and only those that exist', async () => {
    const intent = await bench.stripe.paymentIntents.create({
      amount: 1_000,
      currency: 'eur',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    const { id } = bench.control.disputes.open(intent.latest_charge as string);
    const { id: receipt } = await upload(pdf());
    const answered = await bench.stripe.disputes.update(id, { evidence: { receipt }, submit: true });
    expect(answered).toMatchObject({ status: 'under_review', evidence: { receipt } });
    const unknown = bench.stripe.disputes.update(id, { evidence: { receipt: 'file_nowhere' } });
    await expect(unknown).rejects.toMatchObject({ statusCode: 400 });
  });
});
