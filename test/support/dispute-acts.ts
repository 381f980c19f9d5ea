import { DAY, HOUR, plus } from '#kernel';
import { CARDS, type OpenedPayment, type PaymentWorld } from './payment-world.js';

/** A visit's payment up to where a bank may ask it back, and what people then do about it, over HTTP. */
export function disputeActs(world: () => PaymentWorld) {
  const finance = () => world().actor(['admin'], { permissions: ['finance'] });

  const claimWindowIsOver = async (): Promise<void> => {
    world().advance(2 * DAY + HOUR);
    await world().runJob('payment.transfer-due');
    await world().settle();
  };

  /** Taken from the customer; the share waits for the end of the claim window. */
  const taken = async (input: Partial<OpenedPayment> = {}, card: string = CARDS.good): Promise<OpenedPayment> => {
    const booking = await world().open({ providerId: await world().providerWithAccount(), ...input });
    await world().pay(booking.bookingId, card);
    await world().settle();
    await world().transact(async (tx) => {
      await world().payments.capture(tx, booking.bookingId);
      await world().payments.scheduleTransfer(tx, booking.bookingId, plus(world().clock.now(), 2 * DAY));
    });
    await world().settle();
    return booking;
  };

  const transferred = async (input: Partial<OpenedPayment> = {}): Promise<OpenedPayment> => {
    const booking = await taken(input);
    await claimWindowIsOver();
    return booking;
  };

  const charge = async ({ paymentId }: OpenedPayment): Promise<string> =>
    (await world().db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })).chargeId ?? '';

  /** The bank's act; its webhooks are delivered and applied. Stripe's id of the dispute. */
  const disputed = async (
    booking: OpenedPayment,
    terms: { reason?: string; amount?: number; inquiry?: boolean } = {},
  ): Promise<string> => {
    const { id } = world().sandbox.disputes.open(await charge(booking), terms);
    await world().settle();
    return id;
  };

  const closed = async (stripeId: string, outcome: 'won' | 'lost'): Promise<void> => {
    world().sandbox.disputes.close(stripeId, outcome);
    await world().settle();
  };

  const row = (stripeId: string) => world().db.prisma.paymentDispute.findUniqueOrThrow({ where: { stripeId } });

  /** One mutation by finance staff; the answer's type and fields. */
  const act = async (mutation: string, input: object, as = finance()): Promise<Record<string, unknown>> => {
    const answer = await world().graphql<{ answer: Record<string, unknown> }>(
      mutation,
      { ...input },
      { as, locale: 'en' },
    );
    if (answer.errors) throw Object.assign(new Error(answer.errors[0]?.message), answer.errors[0]?.extensions);
    return answer.data.answer;
  };

  const decide = async (stripeId: string, bearer: 'PLATFORM' | 'PROVIDER') => {
    const input = { disputeId: (await row(stripeId)).id, bearer, reason: 'The bank did not believe the arrival.' };
    const answer = await act(
      `mutation ($input: DecideDisputeInput!) { answer: decideDispute(input: $input) {
        __typename ... on DisputeFile { decisionReason dispute { bearer borneCents toDecide } } ... on UserError { code message } } }`,
      { input },
    );
    await world().settle();
    await world().runJob('payment.transfer-due');
    await world().settle();
    return answer;
  };

  /** The booking's ledger by account (cents), zero ones left out. */
  const books = async ({ bookingId }: { bookingId: string }): Promise<Record<string, number>> => {
    const entries = await world().db.prisma.ledgerEntry.findMany({ where: { transaction: { bookingId } } });
    const sums: Record<string, number> = {};
    for (const { account, amountCents } of entries) sums[account] = (sums[account] ?? 0) + amountCents;
    return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
  };

  return { finance, claimWindowIsOver, taken, transferred, charge, disputed, closed, row, act, decide, books };
}
