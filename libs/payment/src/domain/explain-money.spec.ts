import type { BookingMoney } from './booking-money.js';
import { explainMoney } from './explain-money.js';
import {
  disputeBorne,
  disputeMoved,
  holdPosted,
  holdReleased,
  moneyTaken,
  refundReturned,
  refundSent,
  shareAskedBack,
  stripeFeePaid,
  transferReversed,
  transferSent,
  type LedgerTransaction,
  type Parties,
} from './ledger.js';
import type { MoneySums } from './money-sums.js';

const parties: Parties = { customerId: 'customer', providerId: 'provider', vatBasisPoints: 2_000 };
const minute = (index: number): Date => new Date(Date.UTC(2026, 10, 23, 8, index));

/** What is written when these transactions happened a minute apart; `rows`: what stands beside the ledger. */
const written = (
  transactions: readonly LedgerTransaction[],
  { payment, ...rows }: Partial<Omit<BookingMoney, 'payment'>> & { payment?: Partial<BookingMoney['payment']> } = {},
): BookingMoney => ({
  payment: {
    intentId: 'pi_visit',
    chargeId: 'ch_visit',
    capturedCents: 0,
    transferredCents: 0,
    reversedCents: 0,
    creditCents: 0,
    ...payment,
  },
  ledger: transactions.map(({ kind, key, postings }, index) => ({
    kind,
    key,
    occurredAt: minute(index),
    entries: postings,
  })),
  steps: [],
  operations: [],
  refunds: [],
  charges: [],
  disputes: [],
  creditUses: [],
  creditsGranted: [],
  ...rows,
});

const operation = (id: string, stripeId: string) => ({
  id,
  kind: 'TRANSFER',
  status: 'DONE',
  amountCents: null,
  stripeId,
  createdAt: minute(0),
});
const refund = (amountCents: number, creditCents = 0, status = 'SENT') => ({
  id: 'r1',
  status,
  amountCents,
  creditCents,
  stripeId: 're_1',
  createdAt: minute(0),
});
const charge = (kind: 'TIP' | 'OVERTIME', amountCents: number, transferredCents: number) => ({
  kind,
  state: 'TRANSFERRED',
  amountCents,
  transferredCents,
  reversedCents: 0,
  intentId: `pi_${kind}`,
  stripeChargeId: `ch_${kind}`,
  paidAt: minute(0),
  createdAt: minute(0),
  updatedAt: minute(0),
});

const visitTaken = moneyTaken('CAPTURE', 'capture:pi_visit', parties, {
  takenCents: 10_000,
  providerShareCents: 8_000,
});
const sent = (sentCents: number, settledDebtCents = 0, id = 'o1') =>
  transferSent(`transfer:${id}`, parties, { sentCents, settledDebtCents });
const dispute = { id: 'd1', stripeId: 'dp_1', chargeId: 'ch_visit' };

interface Example {
  readonly name: string;
  readonly money: BookingMoney;
  readonly told: readonly string[];
  /** Those that are not 0. */
  readonly sums: Partial<MoneySums>;
}

const EXAMPLES: readonly Example[] = [
  { name: 'nothing yet', money: written([]), told: [], sums: {} },
  {
    name: 'a plain visit',
    money: written(
      [
        holdPosted('hold:pi_visit', parties, 10_000),
        holdReleased('hold-ended:pi_visit', parties, 10_000),
        visitTaken,
        stripeFeePaid('stripe-fee:pi_visit', 175),
        sent(8_000),
      ],
      { payment: { capturedCents: 10_000, transferredCents: 8_000 }, operations: [operation('o1', 'tr_1')] },
    ),
    told: [
      'HOLD 10000 pi_visit ch_visit',
      'HOLD_RELEASED 10000 pi_visit ch_visit',
      'CAPTURE 10000 (PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'STRIPE_FEE 175 pi_visit ch_visit',
      'TRANSFER 8000 tr_1',
    ],
    sums: {
      capturedCents: 10_000,
      transferredCents: 8_000,
      providerShareCents: 8_000,
      commissionCents: 1_667,
      vatCents: 333,
      stripeFeesCents: 175,
    },
  },
  {
    name: 'a late cancellation whose fee waits for the provider',
    money: written([moneyTaken('FEE', 'fee:pi_visit', parties, { takenCents: 3_000, providerShareCents: 2_400 })], {
      payment: { capturedCents: 3_000 },
    }),
    told: ['FEE 3000 (PROVIDER 2400, COMMISSION 500, VAT 100) pi_visit ch_visit'],
    sums: {
      capturedCents: 3_000,
      providerShareCents: 2_400,
      providerDueCents: 2_400,
      commissionCents: 500,
      vatCents: 100,
    },
  },
  {
    name: 'a refund after the transfer, of which part can’t be taken back',
    money: written(
      [
        visitTaken,
        sent(8_000),
        refundSent('refund:r1', parties, { refundCents: 5_000, providerPartCents: 4_000, alreadyTransferred: true }),
        transferReversed('reversal:o2', parties, 1_500),
      ],
      {
        payment: { capturedCents: 10_000, transferredCents: 8_000, reversedCents: 1_500 },
        refunds: [refund(5_000)],
        operations: [operation('o1', 'tr_1'), operation('o2', 'trr_1')],
      },
    ),
    told: [
      'CAPTURE 10000 (PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'REFUND_ASKED 5000',
      'TRANSFER 8000 tr_1',
      'REFUND 5000 (PROVIDER 4000, COMMISSION 833, VAT 167) re_1',
      'REVERSAL 1500 trr_1',
    ],
    sums: {
      capturedCents: 10_000,
      refundedCents: 5_000,
      transferredCents: 8_000,
      reversedCents: 1_500,
      providerShareCents: 4_000,
      providerDebtCents: 2_500,
      commissionCents: 834,
      vatCents: 166,
    },
  },
  {
    name: 'a refund that the customer’s bank sent back',
    money: written(
      [
        visitTaken,
        refundSent('refund:r1', parties, { refundCents: 5_000, providerPartCents: 4_000, alreadyTransferred: false }),
        refundReturned('refund-returned:r1', parties, {
          refundCents: 5_000,
          providerPartCents: 4_000,
          alreadyTransferred: false,
        }),
      ],
      {
        payment: { capturedCents: 10_000 },
        refunds: [refund(5_000, 0, 'FAILED')],
        steps: [{ at: minute(2), what: 'REFUND_FAILED', amountCents: 5_000 }],
      },
    ),
    told: [
      'CAPTURE 10000 (PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'REFUND_ASKED 5000',
      'REFUND 5000 (PROVIDER 4000, COMMISSION 833, VAT 167) re_1',
      'REFUND_RETURNED 5000 (PROVIDER 4000, COMMISSION 833, VAT 167) re_1',
    ],
    sums: {
      capturedCents: 10_000,
      providerShareCents: 8_000,
      providerDueCents: 8_000,
      commissionCents: 1_667,
      vatCents: 333,
    },
  },
  {
    name: 'a dispute lost after the transfer, borne by both',
    money: written(
      [
        visitTaken,
        sent(8_000),
        disputeMoved('dispute:txn_1', { amountCents: -10_000, feeCents: 2_000 }),
        shareAskedBack('dispute-share:d1', parties, 8_000),
        transferReversed('reversal:o2', parties, 8_000),
        disputeBorne('dispute-decided:d1', parties, { lostCents: 10_000, providerCents: 8_000, fromDebt: false }),
      ],
      {
        payment: { capturedCents: 10_000, transferredCents: 8_000, reversedCents: 8_000 },
        disputes: [{ ...dispute, withdrawnCents: 10_000 }],
        steps: [
          { at: minute(2), what: 'DISPUTED', amountCents: 10_000 },
          { at: minute(4), what: 'TRANSFER_REVERSED', amountCents: 8_000 },
          { at: minute(5), what: 'DISPUTE_LOST', amountCents: 10_000 },
        ],
      },
    ),
    told: [
      'CAPTURE 10000 (PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'TRANSFER 8000',
      'DISPUTED 10000 dp_1 ch_visit',
      'DISPUTE_TAKEN 10000 (STRIPE 2000) txn_1 dp_1 ch_visit',
      'DISPUTE_SHARE 8000 dp_1',
      'REVERSAL 8000',
      'DISPUTE_LOST 10000 dp_1 ch_visit',
      'DISPUTE_DECIDED 10000 (PROVIDER 8000, LOSS 2000) dp_1',
    ],
    sums: {
      capturedCents: 10_000,
      disputedCents: 10_000,
      transferredCents: 8_000,
      reversedCents: 8_000,
      commissionCents: 1_667,
      vatCents: 333,
      stripeFeesCents: 2_000,
      lossCents: 2_000,
    },
  },
  {
    name: 'a dispute that was won: the money is back and the share is due again',
    money: written(
      [
        visitTaken,
        disputeMoved('dispute:txn_1', { amountCents: -10_000, feeCents: 2_000 }),
        disputeMoved('dispute:txn_2', { amountCents: 10_000, feeCents: -2_000 }),
      ],
      { payment: { capturedCents: 10_000 }, disputes: [{ ...dispute, withdrawnCents: 0 }] },
    ),
    told: [
      'CAPTURE 10000 (PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'DISPUTE_TAKEN 10000 (STRIPE 2000) txn_1 dp_1 ch_visit',
      'DISPUTE_GIVEN_BACK 10000 (STRIPE 2000) txn_2 dp_1 ch_visit',
    ],
    sums: {
      capturedCents: 10_000,
      providerShareCents: 8_000,
      providerDueCents: 8_000,
      commissionCents: 1_667,
      vatCents: 333,
    },
  },
  {
    name: 'a tip and overtime, the latter paying an older debt',
    money: written(
      [
        moneyTaken('TIP', 'charge:pi_TIP', parties, { takenCents: 700, providerShareCents: 700 }),
        sent(700),
        moneyTaken('OVERTIME', 'charge:pi_OVERTIME', parties, { takenCents: 2_000, providerShareCents: 1_600 }),
        sent(1_000, 600, 'o2'),
      ],
      {
        charges: [charge('TIP', 700, 700), charge('OVERTIME', 2_000, 1_000)],
        operations: [operation('o1', 'tr_1'), operation('o2', 'tr_2')],
      },
    ),
    told: [
      'TIP_ASKED 700',
      'OVERTIME_ASKED 2000',
      'TIP 700 (PROVIDER 700) pi_TIP ch_TIP',
      'TRANSFER 700 tr_1',
      'OVERTIME 2000 (PROVIDER 1600, COMMISSION 333, VAT 67) pi_OVERTIME ch_OVERTIME',
      'TRANSFER 1000 (DEBT 600) tr_2',
    ],
    sums: {
      capturedCents: 2_700,
      transferredCents: 1_700,
      providerShareCents: 2_300,
      providerDebtCents: -600,
      commissionCents: 333,
      vatCents: 67,
    },
  },
  {
    name: 'a visit paid in part by credit, of which some was given back',
    money: written(
      [
        moneyTaken('CAPTURE', 'capture:pi_visit', parties, {
          takenCents: 8_500,
          providerShareCents: 8_000,
          creditCents: 1_500,
        }),
        refundSent('refund:r1', parties, {
          refundCents: 0,
          creditCents: 500,
          providerPartCents: 0,
          alreadyTransferred: false,
        }),
      ],
      {
        payment: { capturedCents: 8_500, creditCents: 1_500 },
        refunds: [refund(0, 500)],
        creditUses: [{ amountCents: 1_500, createdAt: minute(0) }],
      },
    ),
    told: [
      'CREDIT_RESERVED 1500',
      'CAPTURE 10000 (CARD 8500, CREDIT 1500, PROVIDER 8000, COMMISSION 1667, VAT 333) pi_visit ch_visit',
      'REFUND_ASKED 500',
      'REFUND 500 (CREDIT 500, COMMISSION 417, VAT 83) re_1',
    ],
    sums: {
      capturedCents: 8_500,
      creditCents: 1_000,
      providerShareCents: 8_000,
      providerDueCents: 8_000,
      commissionCents: 1_250,
      vatCents: 250,
    },
  },
];

describe('the explanation of a booking’s money', () => {
  it.each(EXAMPLES)('tells $name step by step, with sums that hold', ({ money, told, sums }) => {
    const explained = explainMoney(money);
    const lines = explained.steps.map(({ what, amountCents, parts, stripeIds }) => {
      const shares = parts.map(({ part, amountCents: cents }) => `${part} ${cents}`).join(', ');
      return [what, amountCents, ...(shares ? [`(${shares})`] : []), ...stripeIds].join(' ');
    });
    expect(lines).toEqual(told);
    expect(Object.fromEntries(Object.entries(explained.sums).filter(([, cents]) => cents !== 0))).toEqual(sums);
    expect(explained.checks).toEqual(
      ['BOOKS_BALANCE', 'MONEY_PASSED_ON', 'RECORDS_AGREE'].map((check) => ({ check, holds: true, gapCents: 0 })),
    );
  });

  const failing = (money: BookingMoney) =>
    explainMoney(money)
      .checks.filter(({ holds }) => !holds)
      .map(({ check, gapCents }) => `${check} by ${gapCents}`);

  it('says by how much the ledger is out of balance', () => {
    const money = written([visitTaken], { payment: { capturedCents: 10_000 } });
    const [{ entries, ...first } = { entries: [] }] = money.ledger;
    const broken = entries.map((entry) => (entry.account === 'VAT' ? { ...entry, amountCents: -330 } : entry));
    const ledger = [{ ...first, entries: broken }] as BookingMoney['ledger'];
    expect(failing({ ...money, ledger })).toEqual(['BOOKS_BALANCE by 3', 'MONEY_PASSED_ON by 3']);
  });

  it('says by how much money has moved in a way that no sum knows', () => {
    const strange = {
      kind: 'STRANGE',
      key: 'x:1',
      occurredAt: minute(1),
      entries: [] as { account: string; amountCents: number }[],
    };
    strange.entries.push(
      { account: 'STRIPE_CLEARING', amountCents: -40 },
      { account: 'PROVIDER_PAYABLE', amountCents: 40 },
    );
    const money = written([visitTaken], { payment: { capturedCents: 10_000 } });
    expect(failing({ ...money, ledger: [...money.ledger, strange] })).toEqual(['MONEY_PASSED_ON by 40']);
  });

  it('says by how much the rows beside the ledger disagree with it', () => {
    const money = written([visitTaken], { payment: { capturedCents: 9_990 }, refunds: [refund(25)] });
    expect(failing(money)).toEqual(['RECORDS_AGREE by 35']);
  });

  it('tells what is asked of Stripe and not answered, refused charges, and what it has no words for', () => {
    const waiting = { ...operation('o1', ''), stripeId: null, amountCents: 8_000 };
    const { steps } = explainMoney(
      written([], {
        steps: [{ at: minute(9), what: 'SOMETHING_NEW', amountCents: null }],
        operations: [
          { ...waiting, status: 'PENDING' },
          { ...waiting, id: 'o2', kind: 'REFUND', status: 'PARKED' },
          { ...waiting, id: 'o3', status: 'FAILED' },
        ],
        charges: [
          { ...charge('TIP', 700, 0), state: 'DECLINED', paidAt: null, updatedAt: minute(1) },
          { ...charge('OVERTIME', 900, 0), state: 'LAPSED', paidAt: null, updatedAt: minute(2) },
          { ...charge('OVERTIME', 800, 0), state: 'WRITTEN_OFF', paidAt: null, updatedAt: minute(3) },
        ],
      }),
    );
    expect(steps.map(({ what, amountCents, operation: asked }) => [what, amountCents, asked])).toEqual([
      ['TIP_ASKED', 700, null],
      ['OVERTIME_ASKED', 900, null],
      ['OVERTIME_ASKED', 800, null],
      ['OPERATION_WAITING', 8_000, 'TRANSFER'],
      ['OPERATION_PARKED', 8_000, 'REFUND'],
      ['CHARGE_UNPAID', 700, null],
      ['CHARGE_LAPSED', 900, null],
      ['CHARGE_WRITTEN_OFF', 800, null],
      ['OTHER', null, null],
    ]);
  });
});
