import fc from 'fast-check';
import {
  balances,
  disputeBorne,
  disputeDecisionUndone,
  disputeMoved,
  holdPosted,
  holdReleased,
  moneyTaken,
  platformPaidOut,
  refundReturned,
  refundSent,
  stripeFeePaid,
  transferReversed,
  transferSent,
  type LedgerTransaction,
  type Parties,
} from './ledger.js';

const parties: Parties = { customerId: 'customer', providerId: 'provider', vatBasisPoints: 2_000 };
const sum = ({ postings }: LedgerTransaction): number =>
  postings.reduce((total, { amountCents }) => total + amountCents, 0);

describe('every transaction of the ledger', () => {
  it('adds up to zero, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.boolean(), (a, b, alreadyTransferred) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const refund = { refundCents: whole, providerPartCents: part, alreadyTransferred };
        const all = [
          holdPosted('1', parties, whole),
          holdReleased('2', parties, whole),
          moneyTaken('CAPTURE', '3', parties, { takenCents: whole, providerShareCents: part }),
          moneyTaken('FEE', '4', parties, { takenCents: whole, providerShareCents: part }),
          transferSent('5', parties, { sentCents: whole, settledDebtCents: part }),
          refundSent('6', parties, refund),
          refundReturned('7', parties, refund),
          transferReversed('8', parties, whole),
          stripeFeePaid('9', part),
          disputeMoved('10', { amountCents: -whole, feeCents: part }),
        ];
        for (const transaction of all) expect(sum(transaction)).toBe(0);
        for (const { postings } of all) expect(postings.every(({ amountCents }) => amountCents !== 0)).toBe(true);
        expect(balances([refundSent('6', parties, refund), refundReturned('7', parties, refund)])).toEqual({});
      }),
    );
  });
});

describe('a visit of 100,00 € of which 80,00 € are the provider’s', () => {
  const taken = moneyTaken('CAPTURE', 'capture', parties, { takenCents: 10_000, providerShareCents: 8_000 });
  const sent = transferSent('transfer', parties, { sentCents: 8_000, settledDebtCents: 0 });

  it('is owed to the provider once it is taken, with the tax apart from the revenue', () => {
    expect(balances([taken])).toEqual({
      PROVIDER_PAYABLE: -8_000,
      PLATFORM_REVENUE: -1_667,
      VAT: -333,
      STRIPE_CLEARING: 10_000,
    });
  });

  it('leaves the platform with its part after the transfer', () => {
    expect(balances([taken, sent])).toEqual({ PLATFORM_REVENUE: -1_667, VAT: -333, STRIPE_CLEARING: 2_000 });
  });

  it('leaves nothing on any account after a hold was let go', () => {
    expect(balances([holdPosted('a', parties, 10_000), holdReleased('b', parties, 10_000)])).toEqual({});
  });

  it('leaves nothing after a whole refund before the transfer', () => {
    const refund = refundSent('refund', parties, {
      refundCents: 10_000,
      providerPartCents: 8_000,
      alreadyTransferred: false,
    });
    expect(balances([taken, refund])).toEqual({});
  });

  it('makes the provider a debtor after a refund that follows the transfer, until the transfer is reversed', () => {
    const refund = refundSent('refund', parties, {
      refundCents: 10_000,
      providerPartCents: 8_000,
      alreadyTransferred: true,
    });
    expect(balances([taken, sent, refund])).toEqual({ PROVIDER_DEBT: 8_000, STRIPE_CLEARING: -8_000 });
    expect(balances([taken, sent, refund, transferReversed('reversal', parties, 8_000)])).toEqual({});
  });

  it('keeps back an old debt from the next transfer', () => {
    const debt = refundSent('r', parties, { refundCents: 3_000, providerPartCents: 3_000, alreadyTransferred: true });
    const next = transferSent('t', parties, { sentCents: 5_000, settledDebtCents: 3_000 });
    expect(balances([debt, next])).toEqual({ PROVIDER_PAYABLE: 8_000, STRIPE_CLEARING: -8_000 });
  });
});

describe('what a lost dispute costs', () => {
  const borne = { lostCents: 10_000, providerCents: 8_000 };
  it('is taken out of what we owe the provider', () => {
    expect(balances([disputeBorne('lost', parties, { ...borne, fromDebt: false })])).toEqual({
      PROVIDER_PAYABLE: 8_000,
      DISPUTE_LOSSES: 2_000,
      DISPUTES: -10_000,
    });
  });

  it('is their debt when they have had their part already', () => {
    expect(balances([disputeBorne('lost', parties, { ...borne, fromDebt: true })])).toEqual({
      PROVIDER_DEBT: 8_000,
      DISPUTE_LOSSES: 2_000,
      DISPUTES: -10_000,
    });
  });

  it('is borne by nobody once the dispute is won after all', () => {
    for (const fromDebt of [true, false]) {
      const amounts = { ...borne, fromDebt };
      expect(balances([disputeBorne('1', parties, amounts), disputeDecisionUndone('2', parties, amounts)])).toEqual({});
    }
  });
});

describe('a payout to the platform’s own bank', () => {
  it('leaves what Stripe holds, with its fee', () => {
    expect(balances([platformPaidOut('txn', -50_000, 25)])).toEqual({
      STRIPE_CLEARING: -50_025,
      STRIPE_FEES: 25,
      BANK: 50_000,
    });
  });
});
