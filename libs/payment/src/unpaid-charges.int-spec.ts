import { DAY, HOUR, newId } from '#kernel';
import { disputeActs } from '../../../test/support/dispute-acts.js';
import {
  CARDS,
  createPaymentWorld,
  type OpenedPayment,
  type PaymentWorld,
} from '../../../test/support/payment-world.js';
import { BookingMoneyReads } from './store/booking-money.reads.js';
import { explainMoney } from './domain/explain-money.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());
const acts = disputeActs(() => world);

const LIST = `query ($first: Int!, $after: String, $list: UnpaidList = OPEN) { unpaidCharges(first: $first, after: $after, list: $list) {
  nodes { id bookingId description kind state amountCents providerShareCents since payBy mayAskAgain lastRefusal writtenOffAt writeOffReason }
  pageInfo { hasNextPage endCursor } } }`;
const ASK = `mutation ($id: ID!) { answer: askChargeAgain(id: $id) {
  __typename ... on UnpaidCharge { state payBy mayAskAgain } ... on UserError { code } } }`;
const WRITE_OFF = `mutation ($id: ID!, $reason: WriteOffReason!) { answer: writeOffCharge(input: { id: $id, reason: $reason }) {
  __typename ... on UnpaidCharge { state mayAskAgain } ... on UserError { code } } }`;
const URLS = { successUrl: 'http://localhost/paid', cancelUrl: 'http://localhost/left' };
const SHARES = { TIP: 1_000, OVERTIME: 850 };

type Kind = 'TIP' | 'OVERTIME';
interface List {
  unpaidCharges: { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const chargeOf = ({ bookingId }: OpenedPayment, kind: Kind) =>
  world.db.prisma.paymentCharge.findUniqueOrThrow({ where: { bookingId_kind: { bookingId, kind } } });
const audited = (id: string) =>
  world.db.prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { sequence: 'asc' } });

/** A visit that was taken, whose customer's saved card is refused from now on. */
async function refusing(): Promise<OpenedPayment> {
  const booking = await acts.taken();
  const { customerId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: booking.paymentId } });
  const customer = await world.db.prisma.paymentCustomer.findUniqueOrThrow({ where: { userId: customerId } });
  const attached = await world.askStripe(
    'POST',
    '/v1/payment_methods/pm_card_chargeCustomerFail/attach',
    { customer: customer.stripeCustomerId },
    `test:${booking.bookingId}`,
  );
  const { id } = (await attached.json()) as { id: string };
  await world.db.prisma.payment.update({ where: { id: booking.paymentId }, data: { paymentMethodId: id } });
  return booking;
}

async function refused(booking: OpenedPayment, kind: Kind) {
  const input = { kind, amountCents: 1_000, providerShareCents: SHARES[kind] };
  await world.transact((tx) => world.payments.chargeFurther(tx, booking.bookingId, input));
  await world.settle();
  return chargeOf(booking, kind);
}

async function lapse(): Promise<void> {
  world.advance(14 * DAY + HOUR);
  await world.runJob('payment.lapse-charges');
  await world.settle();
}

async function list(first = 20, after: string | null = null, which = 'OPEN'): Promise<List['unpaidCharges']> {
  const answer = await world.graphql<List>(LIST, { first, after, list: which }, { as: acts.finance() });
  return answer.data.unpaidCharges;
}

async function payOnPage({ bookingId }: OpenedPayment, kind: Kind): Promise<void> {
  const page = await world.payments.chargePage(bookingId, kind, URLS);
  if (!page.ok) throw new Error(page.error.kind);
  world.sandbox.checkout.pay(page.value.url.slice(page.value.url.lastIndexOf('/') + 1), { number: '4242424242424242' });
  await world.settle();
}

describe('what a bank refused', () => {
  it('is listed for finance staff until it is paid: overtime first, with the bank’s refusal', async () => {
    const booking = await refusing();
    const tip = await refused(booking, 'TIP');
    const overtime = await refused(booking, 'OVERTIME');
    const { nodes } = await list();
    expect(nodes).toEqual([
      {
        ...{ id: overtime.id, bookingId: booking.bookingId, description: 'Ménage régulier, 3 h', kind: 'OVERTIME' },
        ...{ state: 'DECLINED', amountCents: 1_000, providerShareCents: 850, since: overtime.createdAt.toISOString() },
        ...{ payBy: overtime.collectBy.toISOString(), mayAskAgain: true, lastRefusal: 'generic_decline' },
        ...{ writtenOffAt: null, writeOffReason: null },
      },
      expect.objectContaining({ id: tip.id, kind: 'TIP', providerShareCents: 1_000 }),
    ]);
    const page = await list(1);
    expect(page).toMatchObject({ nodes: [{ id: overtime.id }], pageInfo: { hasNextPage: true } });
    expect(await list(1, page.pageInfo.endCursor)).toMatchObject({
      nodes: [{ id: tip.id }],
      pageInfo: { hasNextPage: false },
    });

    await payOnPage(booking, 'OVERTIME');
    expect((await list()).nodes).toEqual([expect.objectContaining({ id: tip.id })]);
  });

  it('is listed with the refusal of the card that was tried last, also on the payment page', async () => {
    const booking = await refusing();
    await refused(booking, 'OVERTIME');
    expect((await list()).nodes).toMatchObject([{ lastRefusal: 'generic_decline' }]);
    const page = await world.payments.chargePage(booking.bookingId, 'OVERTIME', URLS);
    if (!page.ok) throw new Error(page.error.kind);
    const session = page.value.url.slice(page.value.url.lastIndexOf('/') + 1);
    world.sandbox.checkout.pay(session, { number: CARDS.insufficientFunds });
    await world.settle();
    expect((await list()).nodes).toMatchObject([{ state: 'DECLINED', lastRefusal: 'insufficient_funds' }]);
    world.sandbox.checkout.pay(session, { number: CARDS.good });
    await world.settle();
    expect((await list()).nodes).toEqual([]);
    expect(await chargeOf(booking, 'OVERTIME')).toMatchObject({ state: 'PAID' });
  });

  it('is shown to nobody else, and nobody else acts on it', async () => {
    const id = newId();
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['support'] })]) {
      for (const [document, variables] of [
        [LIST, { first: 1 }],
        [ASK, { id }],
        [WRITE_OFF, { id, reason: 'GOODWILL' }],
      ] as const) {
        const answer = await world.graphql(document, variables, { as });
        expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
    }
    await expect(acts.act(ASK, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(acts.act(WRITE_OFF, { id, reason: 'GOODWILL' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('overtime that lapsed', () => {
  it('can be paid for two more weeks when finance staff send the link again, once a day', async () => {
    const booking = await refusing();
    const { id } = await refused(booking, 'OVERTIME');
    await lapse();
    expect((await list()).nodes).toMatchObject([{ id, state: 'LAPSED', payBy: null, mayAskAgain: true }]);

    const both = await Promise.all([acts.act(ASK, { id }), acts.act(ASK, { id })]);
    expect(both.map((answer) => answer['__typename']).toSorted()).toEqual(['ChargeAskedToday', 'UnpaidCharge']);
    await world.settle();
    const told = world.heard.filter(({ type }) => type === 'PaymentChargeAskedAgain');
    const { collectBy } = await chargeOf(booking, 'OVERTIME');
    expect(told).toMatchObject([{ data: { chargeId: id, amountCents: 1_000, payBy: collectBy.toISOString() } }]);
    expect(collectBy.getTime() - world.clock.now().getTime()).toBe(14 * DAY);
    expect(await audited(id)).toMatchObject([{ action: 'further-charge.asked-again' }]);

    await payOnPage(booking, 'OVERTIME');
    expect(await chargeOf(booking, 'OVERTIME')).toMatchObject({ state: 'PAID' });
    expect(await acts.act(ASK, { id })).toMatchObject({ __typename: 'ChargeNotUnpaid' });
    expect(await acts.act(WRITE_OFF, { id, reason: 'GOODWILL' })).toMatchObject({ __typename: 'ChargeNotUnpaid' });
  });

  it('lapses once more when it is not paid then either', async () => {
    const booking = await refusing();
    const { id } = await refused(booking, 'OVERTIME');
    await lapse();
    await acts.act(ASK, { id });
    await lapse();
    expect(await chargeOf(booking, 'OVERTIME')).toMatchObject({ state: 'LAPSED' });
    expect(await acts.act(ASK, { id })).toMatchObject({ __typename: 'UnpaidCharge', state: 'DECLINED' });
  });
});

describe('a charge that finance staff give up', () => {
  it.each(['TIP', 'OVERTIME'] as const)('is asked for no more, and leaves nothing in the books: %s', async (kind) => {
    const booking = await refusing();
    const before = await world.ledger();
    const { id } = await refused(booking, kind);
    await world.payments.chargePage(booking.bookingId, kind, URLS);
    const as = acts.finance();
    expect(await acts.act(WRITE_OFF, { id, reason: 'CANNOT_COLLECT' }, as)).toMatchObject({
      ...{ __typename: 'UnpaidCharge', state: 'WRITTEN_OFF', mayAskAgain: false },
    });
    // Once more, for another reason: the first one stays.
    expect(await acts.act(WRITE_OFF, { id, reason: 'GOODWILL' })).toMatchObject({ state: 'WRITTEN_OFF' });
    expect(await chargeOf(booking, kind)).toMatchObject({
      ...{ state: 'WRITTEN_OFF', writeOffReason: 'CANNOT_COLLECT', writtenOffBy: as.userId, pageUrl: null },
    });
    expect(await audited(id)).toMatchObject([{ action: 'further-charge.written-off', actorId: as.userId }]);
    expect((await list()).nodes).toEqual([]);
    expect(await world.payments.chargePage(booking.bookingId, kind, URLS)).toMatchObject({
      error: { kind: 'PaymentClosed' },
    });
    expect(await world.ledger()).toEqual(before);
    await lapse();
    expect(await chargeOf(booking, kind)).toMatchObject({ state: 'WRITTEN_OFF' });
    const money = await world.get(BookingMoneyReads).of(booking.bookingId);
    expect(money && explainMoney(money).checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('stays to be found by finance staff, the last one first, with when and why', async () => {
    const booking = await refusing();
    const tip = await refused(booking, 'TIP');
    const overtime = await refused(booking, 'OVERTIME');
    await acts.act(WRITE_OFF, { id: overtime.id, reason: 'NOT_AGREED' });
    const first = world.clock.now().toISOString();
    world.advance(DAY);
    await acts.act(WRITE_OFF, { id: tip.id, reason: 'GOODWILL' });
    expect((await list()).nodes).toEqual([]);
    const page = await list(1, null, 'WRITTEN_OFF');
    expect(page).toMatchObject({
      nodes: [{ id: tip.id, writeOffReason: 'GOODWILL' }],
      pageInfo: { hasNextPage: true },
    });
    expect(await list(1, page.pageInfo.endCursor, 'WRITTEN_OFF')).toMatchObject({
      nodes: [
        { id: overtime.id, state: 'WRITTEN_OFF', writtenOffAt: first, writeOffReason: 'NOT_AGREED', payBy: null },
      ],
      pageInfo: { hasNextPage: false },
    });
  });

  it('is told once, however often it is given up', async () => {
    const booking = await refusing();
    const { id } = await refused(booking, 'OVERTIME');
    await Promise.all([1, 2].map(() => acts.act(WRITE_OFF, { id, reason: 'CANNOT_COLLECT' })));
    await acts.act(WRITE_OFF, { id, reason: 'GOODWILL' });
    await world.settle();
    const told = world.heard.filter(({ type }) => type === 'PaymentChargeWrittenOff');
    expect(told).toMatchObject([{ data: { chargeId: id, providerShareCents: 850, reason: 'CANNOT_COLLECT' } }]);
  });

  it('counts as paid when the customer had paid it before anyone saw it', async () => {
    const booking = await refusing();
    const { id } = await refused(booking, 'OVERTIME');
    const page = await world.payments.chargePage(booking.bookingId, 'OVERTIME', URLS);
    if (!page.ok) throw new Error(page.error.kind);
    world.sandbox.webhooks.dropNext(50);
    const session = page.value.url.slice(page.value.url.lastIndexOf('/') + 1);
    world.sandbox.checkout.pay(session, { number: '4242424242424242' });
    expect(await acts.act(WRITE_OFF, { id, reason: 'GOODWILL' })).toMatchObject({ __typename: 'ChargeNotUnpaid' });
    expect(await chargeOf(booking, 'OVERTIME')).toMatchObject({ state: 'PAID', writtenOffAt: null });
  });
});
