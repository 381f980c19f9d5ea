import { Stripe } from 'stripe';
import type { PaymentWorld } from './payment-world.js';

/** What one booking has moved at Stripe, by its own objects. Amounts in cents. */
export interface MoneyAtStripe {
  readonly capturedCents: number;
  readonly refundedCents: number;
  /** Taken back by a bank and not won again. */
  readonly disputedCents: number;
  readonly transferredCents: number;
  readonly reversedCents: number;
  /** How many objects have moved money. */
  readonly objects: Readonly<Record<'captures' | 'refunds' | 'transfers' | 'reversals' | 'holds', number>>;
  /** What it all did to our balance, and what Stripe kept of it. */
  readonly netCents: number;
  readonly feeCents: number;
}

/** What one booking has moved by our ledger. */
export interface MoneyInLedger {
  /** Our balance at Stripe. */
  readonly clearingCents: number;
  readonly feeCents: number;
  /** Commission and fees with their tax, what a provider is still owed or owes, what a bank has taken: all that is neither. */
  readonly sharedOutCents: number;
}

/** Money that is no booking's, as fees of the account. */
const OF_NO_BOOKING = '';
const ALL = { limit: 100 } as const;
const sum = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);
async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of list) found.push(item);
  return found;
}
const idOf = (reference: string | { id: string } | null): string =>
  typeof reference === 'string' ? reference : (reference?.id ?? '');

/** Everything at Stripe, by booking, as its own API tells it. */
export async function moneyAtStripe(world: PaymentWorld): Promise<Map<string, MoneyAtStripe>> {
  const { secretKey = '', apiBase = '' } = world.config.stripe;
  const { hostname: host, port } = new URL(apiBase);
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http', telemetry: false });
  const intents = await all(stripe.paymentIntents.list(ALL));
  const charges = (await all(stripe.charges.list(ALL))).filter((charge) => charge.captured);
  const refunds = await all(stripe.refunds.list(ALL));
  const disputes = await all(stripe.disputes.list(ALL));
  const transfers = await all(stripe.transfers.list(ALL));
  const lines = await all(stripe.balanceTransactions.list(ALL));

  const bookings = new Map<string, MoneyAtStripe>();
  for (const bookingId of new Set(intents.map(({ metadata }) => metadata['bookingId'] ?? ''))) {
    const ofIntent = new Set(intents.filter(({ metadata }) => metadata['bookingId'] === bookingId).map(({ id }) => id));
    const taken = charges.filter((charge) => ofIntent.has(idOf(charge.payment_intent)));
    const chargeIds = new Set(taken.map(({ id }) => id));
    const tried = refunds.filter((refund) => chargeIds.has(idOf(refund.charge)));
    const given = tried.filter(({ status }) => status !== 'failed');
    const asked = disputes.filter((dispute) => chargeIds.has(idOf(dispute.charge)));
    const sent = transfers.filter((transfer) => transfer.transfer_group === bookingId);
    const reversals = sent.flatMap((transfer) => transfer.reversals.data);
    const sources = new Set([...taken, ...tried, ...asked, ...sent, ...reversals].map(({ id }) => id));
    const moved = lines.filter((line) => sources.has(idOf(line.source)));
    bookings.set(bookingId, {
      capturedCents: sum(taken, (charge) => charge.amount_captured),
      refundedCents: sum(given, (refund) => refund.amount),
      disputedCents: 0 - sum(asked, (dispute) => sum(dispute.balance_transactions, (line) => line.amount)),
      transferredCents: sum(sent, (transfer) => transfer.amount),
      reversedCents: sum(reversals, (reversal) => reversal.amount),
      objects: {
        captures: taken.length,
        refunds: given.length,
        transfers: sent.length,
        reversals: reversals.length,
        holds: intents.filter(({ id, status }) => ofIntent.has(id) && status === 'requires_capture').length,
      },
      netCents: sum(moved, (line) => line.net),
      feeCents: sum(moved, (line) => line.fee),
    });
  }
  return bookings;
}

/** Our ledger by booking. */
export async function moneyInLedger(world: PaymentWorld): Promise<Map<string, MoneyInLedger>> {
  const entries = await world.db.prisma.ledgerEntry.findMany({ include: { transaction: true } });
  const byBooking = Map.groupBy(entries, (entry) => entry.transaction.bookingId ?? OF_NO_BOOKING);
  return new Map(
    [...byBooking].map(([bookingId, lines]) => {
      const sums = new Map(
        [...Map.groupBy(lines, (line) => line.account)].map(([account, posted]) => [
          account,
          sum(posted, (line) => line.amountCents),
        ]),
      );
      const { STRIPE_CLEARING: clearingCents = 0, STRIPE_FEES: feeCents = 0, ...others } = Object.fromEntries(sums);
      return [bookingId, { clearingCents, feeCents, sharedOutCents: 0 - sum(Object.values(others), (cents) => cents) }];
    }),
  );
}

/**
 * The one rule over everything: for each booking, what came in and stayed is what was passed on and what was shared out,
 * and our ledger says of Stripe's balance what Stripe says of it, to the cent. Answers what each booking moved at Stripe.
 */
export async function expectEveryCentExplained(world: PaymentWorld): Promise<Map<string, MoneyAtStripe>> {
  const [stripe, ledger] = [await moneyAtStripe(world), await moneyInLedger(world)];
  const nothing: MoneyInLedger = { clearingCents: 0, feeCents: 0, sharedOutCents: 0 };
  for (const [bookingId, moved] of stripe) {
    const booked = ledger.get(bookingId) ?? nothing;
    const stayed = moved.capturedCents - moved.refundedCents - moved.disputedCents;
    const passedOn = moved.transferredCents - moved.reversedCents;
    expect({ bookingId, ...booked, stayed }).toEqual({
      bookingId,
      clearingCents: moved.netCents,
      feeCents: moved.feeCents,
      sharedOutCents: stayed - passedOn,
      stayed: passedOn + booked.sharedOutCents,
    });
  }
  expect([...ledger.keys()].filter((bookingId) => bookingId !== OF_NO_BOOKING && !stripe.has(bookingId))).toEqual([]);
  const { STRIPE_CLEARING = 0, STRIPE_FEES = 0 } = await world.ledger();
  expect({ STRIPE_CLEARING, STRIPE_FEES }).toEqual(world.stripeBalance());
  expect(world.sandbox.ledger()).toMatchObject({ difference: 0 });
  return stripe;
}
