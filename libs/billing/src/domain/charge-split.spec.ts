import fc from 'fast-check';
import { splitCharges, type ChargeMovement } from './charge-split.js';

const agreed = { priceCents: 10_000, customerFeeCents: 500 };
const capture: ChargeMovement = { key: 'capture:1', kind: 'CAPTURE', customerCents: 10_500, providerCents: 8_500 };
const refund = (key: string, customerCents: number, providerCents: number): ChargeMovement => ({
  ...{ key, kind: 'REFUND', customerCents, providerCents: -providerCents },
});

describe('who invoices what of a payment', () => {
  it('is the price as agreed: the provider sells the visit, the platform its fee and its commission', () => {
    expect(splitCharges([capture], agreed)).toEqual([
      expect.objectContaining({ grossCents: 10_000, feeCents: 500, commissionCents: 1_500, credit: false }),
    ]);
  });

  it('is a late cancellation in the same proportion, and never less than the provider is owed', () => {
    const fee = { key: 'fee:1', kind: 'FEE', customerCents: 5_250, providerCents: 4_250 };
    expect(splitCharges([fee], agreed)[0]).toMatchObject({ grossCents: 5_000, feeCents: 250, commissionCents: 750 });
    expect(splitCharges([{ ...fee, providerCents: 5_250 }], agreed)[0]).toMatchObject({
      grossCents: 5_250,
      feeCents: 0,
    });
  });

  it('is credited in whole when everything is given back', () => {
    expect(splitCharges([capture, refund('refund:1', 10_500, 8_500)], agreed)[1]).toMatchObject({
      ...{ credit: true, grossCents: 10_000, feeCents: 500, commissionCents: 1_500, goodwillCents: 0 },
    });
  });

  it('is goodwill of the platform where it gives back more than it earned', () => {
    expect(splitCharges([capture, refund('refund:1', 10_500, 0)], agreed)[1]).toMatchObject({
      ...{ grossCents: 1_500, commissionCents: 1_500, feeCents: 500, goodwillCents: 8_500 },
    });
  });

  it('divides overtime like the visit, which a refund of the visit does not credit, and never a tip', () => {
    const overtime = { key: 'charge:1', kind: 'OVERTIME', customerCents: 2_000, providerCents: 1_700 };
    const tip = { key: 'charge:2', kind: 'TIP', customerCents: 500, providerCents: 500 };
    const splits = splitCharges([capture, overtime, tip, refund('refund:1', 10_500, 8_500)], agreed);
    expect(
      splits.map(({ key, grossCents, feeCents, commissionCents }) => [key, grossCents, feeCents, commissionCents]),
    ).toEqual([
      ['capture:1', 10_000, 500, 1_500],
      ['charge:1', 1_905, 95, 205],
      ['refund:1', 10_000, 500, 1_500],
    ]);
  });

  it('is invoiced again to the cent when a refund comes back, and later refunds count without it', () => {
    const returned = { key: 'refund-returned:1', kind: 'REFUND_RETURNED', customerCents: 3_333, providerCents: 2_698 };
    const splits = splitCharges(
      [capture, refund('refund:1', 3_333, 2_698), returned, refund('refund:2', 10_500, 8_500)],
      agreed,
    );
    expect(splits[2]).toEqual({ ...splits[1], key: 'refund-returned:1', kind: 'REFUND_RETURNED', credit: false });
    expect(splits[3]).toMatchObject({ grossCents: 10_000, feeCents: 500, commissionCents: 1_500, goodwillCents: 0 });
  });

  it('is credited for overtime that is given back, by itself and to the cent, and for a tip never', () => {
    const overtime = { key: 'charge:1', kind: 'OVERTIME', customerCents: 2_000, providerCents: 1_700 };
    const back = { key: 'refund:1', kind: 'OVERTIME_REFUND', customerCents: 501, providerCents: -425 };
    const rest = { key: 'refund:2', kind: 'OVERTIME_REFUND', customerCents: 1_499, providerCents: -1_275 };
    const tip = { key: 'refund:3', kind: 'TIP_REFUND', customerCents: 500, providerCents: -500 };
    const [, sold, ...credits] = splitCharges([capture, overtime, back, rest, tip], agreed);
    expect(credits.map(({ key, credit }) => [key, credit])).toEqual([
      ['refund:1', true],
      ['refund:2', true],
    ]);
    for (const part of ['grossCents', 'feeCents', 'commissionCents'] as const)
      expect(credits.reduce((sum, split) => sum + split[part], 0)).toBe(sold?.[part]);
    expect(credits[1]?.before.grossCents).toBe(credits[0]?.grossCents);
  });

  it('is invoiced again for overtime whose refund comes back, and the visit’s sums are not touched', () => {
    const overtime = { key: 'charge:1', kind: 'OVERTIME', customerCents: 2_000, providerCents: 1_700 };
    const back = { key: 'refund:1', kind: 'OVERTIME_REFUND', customerCents: 2_000, providerCents: -1_700 };
    const returned = { key: 'refund-returned:1', kind: 'REFUND_RETURNED', customerCents: 2_000, providerCents: 1_700 };
    const [first, , credit, again, whole] = splitCharges(
      [capture, overtime, back, returned, refund('refund:2', 10_500, 8_500)],
      agreed,
    );
    expect(again).toEqual({ ...credit, key: 'refund-returned:1', kind: 'REFUND_RETURNED', credit: false });
    expect(whole).toMatchObject({ grossCents: first?.grossCents, feeCents: first?.feeCents, goodwillCents: 0 });
  });

  it('leaves transfers and other movements out', () => {
    const transfer = { key: 'transfer:1', kind: 'TRANSFER', customerCents: 0, providerCents: -8_500 };
    expect(splitCharges([capture, transfer], agreed)).toHaveLength(1);
  });

  const charges = fc
    .record({ priceCents: fc.integer({ min: 1, max: 90_000 }), customerFeeCents: fc.integer({ min: 0, max: 9_000 }) })
    .chain((price) => {
      const total = price.priceCents + price.customerFeeCents;
      return fc.record({
        price: fc.constant(price),
        kind: fc.constantFrom('CAPTURE', 'FEE'),
        takenCents: fc.integer({ min: 1, max: total }),
        share: fc.integer({ min: 0, max: 100 }),
        refunds: fc.array(
          fc.record({
            part: fc.integer({ min: 1, max: 100 }),
            borne: fc.integer({ min: 0, max: 100 }),
            comesBack: fc.boolean(),
          }),
          {
            maxLength: 5,
          },
        ),
      });
    });

  it('adds up for any price, any charge and any refunds: to the customer, to the provider, and never below zero', () => {
    fc.assert(
      fc.property(charges, ({ price, kind, takenCents, share, refunds }) => {
        const providerCents = Math.floor((takenCents * share) / 100);
        const movements: ChargeMovement[] = [{ key: 'charge', kind, customerCents: takenCents, providerCents }];
        let left = takenCents;
        let owed = providerCents;
        for (const [index, { part, borne, comesBack }] of refunds.entries()) {
          const customerCents = Math.max(1, Math.floor((left * part) / 100));
          if (left <= 0) break;
          const bears = Math.min(owed, customerCents, Math.floor((owed * borne) / 100));
          movements.push(refund(`refund:${index}`, customerCents, bears));
          if (comesBack) {
            const back = { key: `refund-returned:${index}`, kind: 'REFUND_RETURNED' };
            movements.push({ ...back, customerCents, providerCents: bears });
            continue;
          }
          left -= customerCents;
          owed -= bears;
        }
        const splits = splitCharges(movements, price);
        const sums = { grossCents: 0, feeCents: 0, commissionCents: 0 };
        for (const [index, split] of splits.entries()) {
          const sign = split.credit ? -1 : 1;
          const { grossCents, feeCents, commissionCents, goodwillCents } = split;
          expect(Math.min(grossCents, feeCents, commissionCents, goodwillCents)).toBeGreaterThanOrEqual(0);
          expect(grossCents + feeCents + goodwillCents).toBe(movements[index]?.customerCents);
          sums.grossCents += sign * grossCents;
          sums.feeCents += sign * feeCents;
          sums.commissionCents += sign * commissionCents;
        }
        expect(Math.min(sums.grossCents, sums.feeCents, sums.commissionCents)).toBeGreaterThanOrEqual(0);
        expect(sums.grossCents - sums.commissionCents).toBe(owed);
      }),
      { numRuns: 500 },
    );
  });
});
