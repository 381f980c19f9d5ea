import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());

const LIST = `query($status: StripeEventStatus, $type: String, $objectId: ID, $after: String, $first: Int) {
  stripeEvents(status: $status, type: $type, objectId: $objectId, after: $after, first: $first) {
    nodes { eventId type status objectId ignoredBecause } pageInfo { hasNextPage endCursor } } }`;
interface Listed {
  stripeEvents: {
    nodes: { eventId: string; type: string; status: string; objectId: string; ignoredBecause: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('the inbox of Stripe’s events', () => {
  it('is shown to finance staff, narrowed by state, type and object, page by page, and any event can be replayed', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.settle();
    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const list = async (variables: Record<string, unknown>) =>
      (await world.graphql<Listed>(LIST, variables, { as: finance })).data.stripeEvents;

    const all = await list({});
    expect(all.nodes.length).toBeGreaterThan(3);
    const first = await list({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 4));

    const type = 'checkout.session.completed';
    const [completed, ...others] = (await list({ type, status: 'APPLIED' })).nodes;
    expect(others).toEqual([]);
    expect((await list({ objectId: completed?.objectId })).nodes.map((event) => event.type)).toContain(type);
    const ignored = (await list({ type: 'charge.succeeded' })).nodes;
    expect(ignored).toMatchObject([{ status: 'IGNORED', ignoredBecause: expect.stringContaining('same') as unknown }]);

    const before = await world.summary(bookingId);
    const replay = 'mutation($id: ID!) { replayStripeEvent(eventId: $id) }';
    expect((await world.graphql(replay, { id: completed?.eventId }, { as: finance })).errors).toBeUndefined();
    expect((await list({ type })).nodes).toMatchObject([{ status: 'APPLIED' }]);
    expect(await world.summary(bookingId)).toEqual(before);
    const asked = await world.db.prisma.auditEntry.findMany({ where: { action: 'stripe-event.replayed' } });
    expect(asked).toMatchObject([{ actorId: finance.userId, subjectId: completed?.eventId }]);
    const support = world.actor(['admin'], { permissions: ['support'] });
    expect((await world.graphql(LIST, {}, { as: support })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('ignores what a person has made by hand at Stripe, without trying again and again', async () => {
    const form = { amount: '500', currency: 'eur', payment_method: 'pm_card_bypassPending', confirm: 'true' };
    const paid = await world.askStripe('POST', '/v1/payment_intents', form, 'test:by-hand');
    const { latest_charge: charge } = (await paid.json()) as { latest_charge: string };
    await world.askStripe('POST', '/v1/refunds', { charge, amount: '100' }, 'test:by-hand-refund');
    await world.settle();
    const events = await world.db.prisma.stripeInboxEvent.findMany({
      where: { OR: [{ objectId: charge, type: 'charge.refunded' }, { type: 'refund.created' }] },
    });
    expect(events.map(({ status }) => status)).toEqual(['IGNORED', 'IGNORED']);
  });
});
